"""The databases: who may open them, the definitions in ref.*, running dbt, the serving copy.

Belongs here: connections, dbt as a call, copy and swap, selections for the command line. Does not
belong here: reading returns (`intake/`), and any figure (the models).
"""
