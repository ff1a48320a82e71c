"""Programme documents: the tree of a paper's own words, with its lines; the steps of approval; plans. Decree 149, points 22, 25, 26.

Never adds a measure that the paper does not hold, and never changes its words.
"""
