"""What the policies say (制度定义): typed definitions, places, periods, due dates, blank forms.

Belongs here: reading `regimes/` and answering from it, failing fast with file and line. Does not
belong here: a return that was sent in, a measure's formula, a database.
"""
