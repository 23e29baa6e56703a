"""The overview over the trajecten of the caseload: figures of five and more, and what it cost and saved."""
