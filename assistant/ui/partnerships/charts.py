"""The charts of the partners: timeline, map, and partners by region, form, field and condition. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.partnerships import Event, Fact, Group, Overview, Partner, by_field, by_form, by_region, by_status
from assistant.partnerships.columns import Attribute
from assistant.ui.partnerships.chart_views import Chart, Line, distinct
from assistant.ui.partnerships.charts_svg import timeline, units, worldmap
from assistant.ui.partnerships.charts_svg.frames import Dot
from assistant.ui.partnerships.words import Named, country_name, foreign, group_name, in_language, voice
from assistant.ui.texts.words import Say
from assistant.ui.views.references import References
from assistant.ui.views.safe import plain

_MOST_NAMED = 4
"""Groups that the sentence about a breakdown names."""
_MOST_FIELDS = 12
"""Fields that are drawn; the table has them all."""


def timeline_chart(partners: Sequence[Partner], references: References, say: Say) -> Chart | None:
    """When each began, its papers and what else is dated; `None` where no table dates anything."""
    events = [event for partner in partners for event in partner.events]
    if not events:
        return None
    years = [event.year for event in events]
    span = say("span", first=str(min(years)), last=str(max(years))) if min(years) < max(years) else str(min(years))
    if len(partners) == 1:
        title, description = say("partner_timeline"), say("partner_timeline_hint", events=len(events), span=span)
    else:
        title = say("timeline_title", span=span)
        description = say("timeline_description", partners=len(partners), events=len(events), span=span)
        if disputed := sum(bool(partner.conflicts) for partner in partners):
            description += " " + say("timeline_disputed", count=disputed)
    lanes = [_lane(partner, references, say) for partner in partners]
    legend = timeline.Legend(*(say(f"event_{kind}") for kind in ("start", "document", "activity", "disputed")))
    lines = tuple(_event_line(event, say) for event in events)
    return Chart(
        "timeline", title, description,
        lambda width: timeline.timeline("rj-timeline", lanes, legend, plain(title), plain(description), width),
        tuple(say(f"of_partner_{name}") for name in ("name", "when", "kind", "what")), lines,
    )  # fmt: skip


def map_chart(found: Overview, references: References, say: Say) -> Chart | None:
    """Where the partners lie; who is in no gazetteer is named below instead of placed wrongly. `None` without any."""
    dots, key, lines, missing = [], [], [], []
    for number, partner in enumerate(found.partners, start=1):
        facts = partner.of("country") or partner.of("region") or partner.of("name")
        position = partner.position
        country = country_name(partner, say)
        if position is None:
            missing.append(f"{partner.name} ({country})" if country else partner.name)
            continue
        cited = in_language(facts, say)[0].citation
        label = say("map_mark", number=number, partner=partner.name, country=country)
        dots.append(
            Dot(
                number, position.longitude, position.latitude, references.reference(cited), plain(label),
                partner.disputed("name"),
            )
        )  # fmt: skip
        key.append(Line((f"{number}", partner.name, country), (), partner.name))
        at = f"{position.latitude:.2f}, {position.longitude:.2f}"
        lines.append(Line((partner.name, country, at), distinct([fact.citation for fact in facts]), partner.name))
    if not dots:
        return None
    title = say("map_title")
    description = say("map_description", placed=len(dots), partners=len(found.partners))
    notes = [say("map_source")]
    if any(dot.disputed for dot in dots):
        notes.insert(0, say("map_hollow"))
    if missing:
        notes.append(say("map_missing", names=", ".join(missing)))
    return Chart(
        "map", title, description,
        lambda width: worldmap.worldmap(
            "rj-map", dots, plain(title), plain(description), width, say("map_enlarged")
        ),
        tuple(say(f"of_partner_{name}") for name in ("name", "country", "position")), tuple(lines), tuple(key),
        tuple(notes),
    )  # fmt: skip


def breakdown_charts(found: Overview, references: References, say: Say) -> list[Chart]:
    """Partners by region, form, field and condition; a breakdown that no table gives is left out."""
    asked: tuple[tuple[Attribute, tuple[Group, ...]], ...] = (
        ("region", by_region(found)), ("form", by_form(found)), ("field", by_field(found)),
        ("status", by_status(found)),
    )  # fmt: skip
    return [_breakdown(found, attribute, groups, references, say) for attribute, groups in asked if groups]


def told(event: Event, say: Say) -> str:
    """The event in the words of the table, in the reader's language where there is a choice."""
    fact = in_language(event.facts, say)[0]
    return " ".join(part for part in (f"{fact.label}: {fact.value}", voice([fact], say)) if part)


def _lane(partner: Partner, references: References, say: Say) -> timeline.Lane:
    count = len(partner.conflicts)
    marks = [
        _mark(partner, year, list(events), references, say)
        for year, events in groupby(partner.events, key=lambda event: event.year)
    ]
    warning = say("partner_disagreements", partner=partner.name, count=count) if count else ""
    action = say("open_partner", partner=partner.name)
    return timeline.Lane(plain(partner.name), plain(action), tuple(marks), count, plain(warning))


def _mark(partner: Partner, year: int, events: Sequence[Event], references: References, say: Say) -> timeline.Mark:
    """What happened in a year as one mark, of the kind that says most."""
    order = ("start", "document", "activity")
    ranked = sorted(events, key=lambda event: order.index(event.kind))
    strongest = ranked[0]
    disputed = any(event.disputed for event in ranked)
    texts = "; ".join(_kind_and_words(event, say) for event in ranked)
    differ = f" {say('event_disputed')}." if disputed else ""
    label = f"{partner.name}, {year}. {texts}.{differ}"
    citation = in_language(strongest.facts, say)[0].citation
    return timeline.Mark(year, strongest.kind, references.reference(citation), plain(label), disputed)


def _kind_and_words(event: Event, say: Say) -> str:
    """What kind of event it is and the table's words; the kind is not said twice."""
    kind, words = say(f"event_{event.kind}"), told(event, say)
    return words if words.casefold().startswith(f"{kind}:".casefold()) else f"{kind}: {words}"


def _event_line(event: Event, say: Say) -> Line:
    kind = say(f"event_{event.kind}")
    kind = f"{kind} ({say('event_disputed').lower()})" if event.disputed else kind
    cells = (event.partner, say.date(event.year, event.month, event.day), kind, told(event, say))
    facts = in_language(event.facts, say)
    return Line(cells, distinct([fact.citation for fact in facts]), event.partner, ("", "", "", foreign(facts[0], say)))


def _breakdown(
    found: Overview, attribute: Attribute, groups: tuple[Group, ...], references: References, say: Say
) -> Chart:
    title = say(f"by_partner_{attribute}")
    named = [(group, group_name(group, attribute, say)) for group in groups]
    drawn = named[:_MOST_FIELDS] if attribute == "field" else named
    counted = {member.partner for group in groups for member in group.members}
    without = [partner.name for partner in found.partners if partner.name not in counted]
    largest = "; ".join(f"{name.text}: {len(group.members)}" for group, name in named[:_MOST_NAMED])
    sums = {"groups": len(groups), "partners": len(counted), "largest": largest}
    description = say("breakdown_description", **sums)
    bars = [_bar(found, attribute, group, name, references, say) for group, name in drawn]
    legend = units.Legend(say("unit_one"), say("event_disputed"), say("unit_told"))
    lines = tuple(
        Line(
            (name.text, member.partner, "; ".join(dict.fromkeys(fact.value for fact in member.facts))),
            distinct([fact.citation for fact in member.facts]),
            languages=(name.language, "", foreign(member.facts[0], say)),
        )
        for group, name in named
        for member in group.members
    )
    notes = [say("breakdown_each")]
    if any(name.language for _, name in named):
        notes.append(say("breakdown_words"))
    if len(drawn) < len(groups):
        notes.append(say("breakdown_more", count=len(groups) - len(drawn)))
    if without:
        notes.append(say("breakdown_without", names=", ".join(without)))
    return Chart(
        attribute, title, description,
        lambda width: units.units(f"rj-{attribute}", bars, legend, plain(title), plain(description), width),
        (title, say("of_partner_name"), say("of_partner_what")), lines, notes=tuple(notes),
    )  # fmt: skip


def _bar(
    found: Overview, attribute: Attribute, group: Group, name: Named, references: References, say: Say
) -> units.Bar:
    return units.Bar(
        plain(name.text),
        tuple(
            _unit(partner, attribute, name.text, in_language(member.facts, say)[0], references, say)
            for member in group.members
            if (partner := found.partner(member.partner)) is not None
        ),
        name.language,
    )


def _unit(
    partner: Partner, attribute: Attribute, group: str, fact: Fact, references: References, say: Say
) -> units.Unit:
    disputed, condition = partner.disputed(attribute), bool(partner.of("status"))
    remarks = [say("event_disputed")] * disputed + [say("unit_told")] * condition
    label = ". ".join((f"{group}: {partner.name}", fact.value, *remarks))
    return units.Unit(references.reference(fact.citation), plain(label), disputed, condition)
