"""Maps that accounts are given of."""

from argmap import parse

PLAN = parse("""
title: A plan
source log: The log of the station {date: 2024-01-15}
source post: A letter {date: "2023-06"}

recommendation act: Act now.
  because claim helps: It helps.
    because evidence burns: It burns [@log, p. 3]. {by: "Anna"}
    and evidence spreads: It spreads [@log; @post].
  because (implicit) evidence seen: It was seen [at ¶2].
  but claim costs: It costs too much.

recommendation wait: Wait for help.
  because goal safe: Stay safe.

recommendation tell: Tell the others.
  because [act]
  but claim panic: They would panic.
    because evidence panicked: They did last time.
""")

CIRCLE = parse("""
recommendation a: One.
  because evidence e: Given.
  but claim b: Two.
claim c: Three.
  because [e]
[b]
  because [e]
  but [d]
claim d: Four.
  because [e]
  but [b]
""")
