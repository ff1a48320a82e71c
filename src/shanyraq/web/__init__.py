"""The furniture of every page: header, languages, dates, refusals, forms, tables. Knows no room above it."""
