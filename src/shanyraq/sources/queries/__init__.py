"""Questions about papers: which are held, and a page of one."""

from shanyraq.sources.queries.papers import A_PAGE, Joint, Row, joints_of, page_of, papers, rows_of

__all__ = ["A_PAGE", "Joint", "Row", "joints_of", "page_of", "papers", "rows_of"]
