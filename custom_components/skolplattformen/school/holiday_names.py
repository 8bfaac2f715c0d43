"""What Swedish public holidays are called in English, by their Swedish names."""

ENGLISH_NAMES = {
    "Nyårsdagen": "New Year's Day",
    "Trettondedag jul": "Epiphany",
    "Långfredagen": "Good Friday",
    "Påskdagen": "Easter Sunday",
    "Annandag påsk": "Easter Monday",
    "Första maj": "May Day",
    "Kristi himmelsfärdsdag": "Ascension Day",
    "Nationaldagen": "the National Day",
    "Pingstdagen": "Whit Sunday",
    "Annandag pingst": "Whit Monday",
    "Midsommarafton": "Midsummer's Eve",
    "Midsommardagen": "Midsummer's Day",
    "Alla helgons dag": "All Saints' Day",
    "Julafton": "Christmas Eve",
    "Juldagen": "Christmas Day",
    "Annandag jul": "the second day of Christmas",
    "Nyårsafton": "New Year's Eve",
}
