"""The true answers for investor agency, as truth.json states them."""

from pipelines.simulation.investor_agency.truth.answers import true_answers

__all__ = ["true_answers"]
