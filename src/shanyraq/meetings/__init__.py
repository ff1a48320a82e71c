"""Sessions, requests for a Session, Council polls. Law 70-IV, articles 9 and 10; the Regulation, points 7 to 9. Never types a result: counts are counted."""
