"""Legal acts by date:
the register, editions made of provisions, confirmations of unconfirmed norms, acts entered by an
administrator.
"""
