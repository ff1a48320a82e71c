"""How a Session's number stands in an address: Roman, in small letters; Arabic is read too."""

from shanyraq.meetings.rules.numbers import read_number, roman


class SessionNumber:
    """Read "xxxiv" and "34" as 34; write 34 as "xxxiv"."""

    regex = "[0-9]{1,4}|[ivxlcdmIVXLCDM]{1,15}"

    def to_python(self, value: str) -> int:
        """Read; what is no number is no address."""
        number = read_number(value)
        if number is None:
            raise ValueError(value)
        return number

    def to_url(self, value: int | str) -> str:
        """Write 34 or "XXXIV" as "xxxiv"; raises `ValueError` for what is no number of a Session."""
        return roman(self.to_python(str(value))).lower()
