"""Typed definitions (制度定义): what a policy folder may say, and nothing else.

Belongs here: frozen pydantic models with closed vocabularies, a module for each file of a folder.
Does not belong here: reading files (`catalog/loader.py`), and any rule's logic.
"""
