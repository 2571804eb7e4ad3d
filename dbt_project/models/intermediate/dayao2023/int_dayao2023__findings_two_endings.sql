-- Cases that are said to be both closed and terminated, as findings that name both cells.
{{ two_endings('dayao2023', '目前办结、终止两处都计入。') }}
