"""What tuning rules needs: why a sentence is read as it is, why not otherwise, tests, differences, gaps and figures."""
