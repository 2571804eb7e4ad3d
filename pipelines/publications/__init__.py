"""What is printed from the marts: the bulletin (通报), its workbook, form 1 (附表1).

Belongs here: reading marts, choosing, wording, drawing. Does not belong here: a formula, a sentence
of one regime (those stand in its `bulletin/` folder), answers about single returns (`feedback/`).
"""
