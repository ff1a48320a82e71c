"""Sessions, requests for a Session, polls and meetings of the Council. Law 70-IV, articles 9 and 10; the Regulation, points 7 to 9.

Never types a result: votes are counted, and what they mean is computed.
"""
