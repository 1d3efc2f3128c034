"""Names and words that an answer must never be mistaken for, beside those of the library.

A unit cannot list all the world, and a slip of the pen must not turn one country, leader or month into another.
Data only; naming.py reads it. People stand as `Forename Surname`.
"""

from __future__ import annotations

PEOPLE = tuple(
    name.strip()
    for name in """
    Nikita Khrushchev, Joseph Stalin, Vladimir Lenin, Leon Trotsky, Georgy Malenkov, Vyacheslav Molotov, Lavrentiy Beria,
    Lazar Kaganovich, Kliment Voroshilov, Nikolai Bulganin, Anastas Mikoyan, Mikhail Suslov, Georgy Zhukov, Andrei Zhdanov,
    Nikolai Bukharin, Grigory Zinoviev, Lev Kamenev, Sergei Kirov, Nikolai Yezhov, Genrikh Yagoda, Alexei Rykov, Karl Radek,
    Leonid Brezhnev, Alexei Kosygin, Yuri Andropov, Konstantin Chernenko, Mikhail Gorbachev, Boris Yeltsin, Vladimir Putin,
    Andrei Gromyko, Nikolai Podgorny, Dmitri Shepilov, Frol Kozlov, Yekaterina Furtseva, Mikhail Tukhachevsky,
    Konstantin Rokossovsky, Alexander Kerensky, Andrei Sakharov, Aleksandr Solzhenitsyn, Boris Pasternak, Yuri Gagarin,
    Valentina Tereshkova, Maxim Gorky, Mikhail Bulgakov, Anna Akhmatova, Yevgeny Yevtushenko, Felix Dzerzhinsky,
    Josip Tito, Milovan Djilas, Imre Nagy, Janos Kadar, Matyas Rakosi, Erno Gero, Wladyslaw Gomulka, Boleslaw Bierut,
    Edward Ochab, Edward Gierek, Wojciech Jaruzelski, Lech Walesa, Walter Ulbricht, Erich Honecker, Klement Gottwald,
    Antonin Novotny, Alexander Dubcek, Gustav Husak, Vaclav Havel, Todor Zhivkov, Georgi Dimitrov, Nicolae Ceausescu,
    Gheorghe Gheorghiu-Dej, Enver Hoxha, Palmiro Togliatti, Maurice Thorez, Mao Zedong, Zhou Enlai, Deng Xiaoping,
    Liu Shaoqi, Peng Dehuai, Chiang Kaishek, Kim Ilsung, Fidel Castro, Che Guevara,
    Dwight Eisenhower, John Kennedy, Richard Nixon, Harry Truman, Franklin Roosevelt, Theodore Roosevelt, Lyndon Johnson,
    Ronald Reagan, Jimmy Carter, George Marshall, George Kennan, Dean Acheson, Joseph McCarthy, Winston Churchill,
    Clement Attlee, Anthony Eden, Harold Macmillan, Neville Chamberlain, Margaret Thatcher, Charles DeGaulle,
    Konrad Adenauer, Willy Brandt, Adolf Hitler, Benito Mussolini, Francisco Franco, Heinrich Himmler, Hermann Goering,
    Joseph Goebbels, Joachim Ribbentrop, Karl Marx, Friedrich Engels, Rosa Luxemburg, John Lennon, Gamal Nasser
    """.split(",")
)

PLACES = tuple(
    name.strip()
    for name in """
    Soviet Union, Russia, Ukraine, Belarus, Moldova, Georgia, Armenia, Azerbaijan, Kazakhstan, Uzbekistan, Estonia, Latvia,
    Lithuania, Finland, Poland, Hungary, Romania, Bulgaria, Albania, Yugoslavia, Serbia, Croatia, Slovenia, Slovakia, Bosnia,
    Czechoslovakia, Austria, Australia, Germany, East Germany, West Germany, Switzerland, Sweden, Norway, Denmark, Holland,
    Netherlands, Belgium, France, Spain, Portugal, Italy, Greece, Turkey, Cyprus, Ireland, Iceland, Britain, England,
    Scotland, United Kingdom, United States, Canada, Mexico, Cuba, Brazil, China, Japan, Korea, North Korea, South Korea,
    Vietnam, North Vietnam, South Vietnam, Laos, Cambodia, India, Indonesia, Pakistan, Afghanistan, Iran, Iraq, Syria,
    Lebanon, Israel, Egypt, Libya, Liberia, Algeria, Niger, Nigeria, Mongolia, Manchuria,
    Moscow, Leningrad, Saint Petersburg, Petrograd, Stalingrad, Volgograd, Kiev, Minsk, Vilnius, Riga, Tallinn, Tbilisi,
    Yerevan, Baku, Sochi, Sevastopol, Odessa, Kronstadt, Novocherkassk, Magadan, Vorkuta, Norilsk, Warsaw, Krakow, Cracow,
    Gdansk, Poznan, Lublin, Lodz, Berlin, East Berlin, West Berlin, Bonn, Dresden, Prague, Bratislava, Budapest, Bucharest,
    Sofia, Tirana, Belgrade, Zagreb, Vienna, Geneva, Rome, Paris, London, Washington, New York, Beijing, Shanghai, Havana,
    Hanoi, Seoul, Tokyo, Tehran, Cairo, Yalta, Tehran, Potsdam, Helsinki, Siberia, Crimea, Katyn, Caucasus
    """.split(",")
)

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

LOOKALIKES = frozenset(
    """
    bulgarian hungarian romanian albanian austrian australian polish german russian georgian armenian lithuanian latvian
    slovak slovene serbian bosnian iranian iraqi nigerian chinese japanese korean cuban american british
    prosecution persecution execution evolution revolution resolution repression depression recession oppression suppression
    expression impression aggression secession succession accession concession confession procession possession
    emigration immigration migration integration segregation inclusion exclusion conclusion construction destruction
    instruction reconstruction deconstruction adaptation adoption abdication dedication deportation importation exportation
    transportation liberation liberalization collaboration elaboration commemoration communication collectivization
    collectivism nationalization rationalization industrialization socialism communism capitalism colonialism imperialism
    nationalism internationalism rationalism anarchism monarchism marxism leninism stalinism trotskyism maoism titoism fascism
    nazism socialist communist capitalist nationalist
    conference congress committee commission commissar commissariat
    generalsecretary firstsecretary secondsecretary council counsel presidium president politburo plenum
    secretary secretariat comintern cominform comecon complex compact contract contact conscript conspiracy constitution
    institution prostitution substitution restitution destitution political politician police policy military militia ministry
    minister monastery monarchy anarchy oligarchy autarchy autocracy democracy aristocracy bureaucracy meritocracy
    reparation preparation separation reputation deputation amputation rehabilitation habilitation abolition
    coalition collision collusion conversion convention intervention invention invasion evasion inflation deflation
    personality nationality rationality criminality morality mortality neutrality brutality legality illegality
    thaw thou than that cold code coal cord gold old war ware wall warm cult cut cull colt occult call sect
    pact fact part past pack act party peace piece speech speed spruce space
    """.split()
)
"""Words of the subject that lie a slip or two apart: typing one of them is choosing it."""

LIES_IN = {
    "Soviet Union USSR Russia": "Moscow Leningrad Petrograd Volgograd Stalingrad Novocherkassk Magadan Vorkuta Norilsk Sochi",
    "Soviet Union USSR Ukraine": "Kiev Kyiv Odessa Kharkov Lviv",
    "Soviet Union USSR Georgia": "Tbilisi Gori Sukhumi Batumi",
    "Hungary": "Budapest",
    "Poland": "Warsaw Poznan Poznań Gdansk Gdańsk Krakow Cracow Lublin Lodz Szczecin",
    "Czechoslovakia": "Prague Bratislava",
    "Yugoslavia": "Belgrade Zagreb",
    "Romania": "Bucharest",
    "Bulgaria": "Sofia",
    "Albania": "Tirana",
    "China": "Beijing Peking Shanghai",
    "Germany East": "Berlin Dresden Leipzig",
    "United States USA": "Washington",
    "France": "Paris",
    "Italy": "Rome",
    "Austria": "Vienna",
    "Switzerland": "Geneva",
}
"""Which country a city may be named with."""


def lies_beside(*places: str) -> list[str]:
    """Give places, the countries that their cities lie in, and the cities that lie in them."""
    named = set(" ".join(places).replace(",", " ").split())
    found = list(places[:1])
    for countries, cities in LIES_IN.items():
        if named & set(cities.split()):
            found.append(countries)
        elif named & set(countries.split()) - {"Soviet", "Union", "USSR"}:
            found.append(cities)
    return found
