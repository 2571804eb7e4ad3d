"""What every test shares: nothing but what makes Streamlit's own test runs bearable."""

from __future__ import annotations

from functools import cache

from streamlit.components.v2 import manifest_scanner

# Each AppTest would read the metadata of every installed package again (0.3 s a page).
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
