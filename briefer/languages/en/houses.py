"""Publishers that write in English, a line a house: `House = other name, host`. Pure data."""

from __future__ import annotations

HOUSES = """
Associated Press = AP, AP News, apnews.com, The Associated Press
Reuters = Thomson Reuters, reuters.com
BBC = BBC News, BBC World, bbc.com, bbc.co.uk, BBC News World
Guardian = The Guardian, The Observer, theguardian.com, Guardian US, Guardian Australia
New York Times = The New York Times, NYT, nytimes.com, NYTimes
Washington Post = The Washington Post, washingtonpost.com
Wall Street Journal = The Wall Street Journal, WSJ, wsj.com
Dow Jones = Dow Jones Newswires
CNN = CNN International, cnn.com, CNN Politics
NBC = NBC News, MSNBC, nbcnews.com, CNBC
CBS = CBS News, cbsnews.com
ABC News = ABC News US, abcnews.go.com
ABC Australia = ABC News Australia, abc.net.au
Fox News = Fox, foxnews.com
Sky News = news.sky.com
Financial Times = FT, ft.com
Bloomberg = Bloomberg News, bloomberg.com
Al Jazeera = Al Jazeera English, aljazeera.com
Business Insider = Insider, businessinsider.com
USA Today = usatoday.com
"""
