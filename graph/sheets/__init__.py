"""Answers as people read them: composed of typed answers, told on screen, page and paper."""
