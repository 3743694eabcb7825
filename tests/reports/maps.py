"""Maps for reports."""

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

BRIDGE = parse("""
title: The bridge
source count: Traffic count {date: 2024-03-15}
source survey: Survey of households {date: 2024-05-01}
goal safe: Everyone crosses safely.

recommendation build: Build a second bridge.
  because [safe]
  and claim crowded: The old bridge is too small.
    because evidence jams: It is jammed three hours a day [@count, p. 3; @survey].
    since assumption typical: The count is typical of the year.
  because (implicit) evidence asked: Most households want a new bridge [@survey].
  but claim dear: It costs more than the town has.
  but (implicit) claim ugly: It would be ugly.
    because evidence drawing: The drawing is ugly.
    unless evidence prize: The drawing has won a prize [at ¶3].

recommendation ferry: Start a ferry.
  because [safe]

recommendation toll: Charge a toll.
  because claim fewer: Fewer people would drive.
    because claim price: People respond to prices.
  and claim fair: A toll is fair.
  but evidence law: The law forbids tolls [at ¶4].

recommendation widen: Widen the old bridge.
  because evidence cheap: Widening costs half as much [@count].
  because evidence fast: Widening is fast.
  because evidence popular: Widening is popular.
  but evidence listed: The old bridge is listed [at ¶5].

recommendation wait: Wait a year.
  because claim calmer: Traffic will fall.
    because claim trend: The trend is down.
      because [calmer]

claim rising: Traffic will rise.
  because [rising]

recommendation close: Close the old bridge.
  because claim cracks: It has cracks.
    because evidence photo: A photo shows cracks.
    but claim paint: The cracks are only in the paint.
      because evidence engineer: An engineer said so.
      unless claim bribed: The engineer was bribed.
  because evidence noise: It makes noises.
  unless evidence repaired: It was repaired last week.
  because claim cheaper: Closing it is cheapest.
    because goal thrift: The town saves money.

recommendation ask: Ask the county.

recommendation trust: Trust the engineer.
  because claim honest: The engineer is honest.
    because assumption known: Everyone knows him.
    but claim liar: The engineer lies.
      because assumption said: Someone said so.
      but [honest]

recommendation doubt: Ask a second engineer.
  because assumption near: There is one nearby.
  unless [liar]

recommendation tell: Tell the press.
  because [build]

recommendation hope: Hope for the best.
  because assumption fine: All will be fine.
  and evidence short: It will be short.
    because [jams]
""")
"""Every verdict, every reason for `unsupported`, and every way in which an inference can fail."""
