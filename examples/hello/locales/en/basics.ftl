### Help

basics-help = I can tell you what dollars, pounds and francs cost. Which would you like?
