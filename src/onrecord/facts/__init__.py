"""The facts: frozen types that every other folder speaks in, ignorant of storage.

Each file has one subject. Facts are compared by content. All spans are offsets in code points into `article.text`, end
exclusive. Optional fields that stand beside those of the contract (DESIGN.md, section 3) are additions to it.
"""
