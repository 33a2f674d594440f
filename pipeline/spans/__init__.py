"""What is mentioned: paragraphs, quotations, dates, figures and names; these stages never import each other."""
