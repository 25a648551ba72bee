"""Questions in plain words, search, inline mode.

A brief as questions see it (`brief`); what a question asks of it (`frames`), or what a message
means that asks nothing (`readings`); answers by kind (`about`, `people`, `events`, `numbers`);
which of them is the answer (`answers`), how it is shown (`showing`), and what is asked after it
(`follow_ups`). The modules beside them are the ways in: `answering` for a message, `inline`.
"""
