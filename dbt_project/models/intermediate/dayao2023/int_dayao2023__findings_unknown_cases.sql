-- Tasks under a number that no usable row of the case register has, as findings naming the cell.
{{ unknown_cases('dayao2023', ['tasks'], '受理编号') }}
