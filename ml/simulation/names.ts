/** The words the simulated league is made of. No team, town, college or player here exists. */

/** Town, nickname, abbreviation: none of the abbreviations has ever been a league team's. */
export const TEAM_NAMES: readonly (readonly [string, string, string])[] = [
  ['Alder Falls', 'Lumbermen', 'ALF'],
  ['Ashgrove', 'Kestrels', 'ASH'],
  ['Bexley Point', 'Lanterns', 'BXP'],
  ['Brightwater', 'Herons', 'BRW'],
  ['Cape Merrow', 'Tritons', 'CMR'],
  ['Carrow', 'Foxhounds', 'CRW'],
  ['Cinder Creek', 'Smiths', 'CDC'],
  ['Coldharbor', 'Icebreakers', 'CHB'],
  ['Dunmarrow', 'Drovers', 'DMW'],
  ['Eastmere', 'Comets', 'EST'],
  ['Elk Prairie', 'Harvesters', 'ELK'],
  ['Fallowfield', 'Plowmen', 'FLF'],
  ['Fort Halden', 'Sentries', 'FHD'],
  ['Glasswater', 'Otters', 'GLW'],
  ['Gray Mesa', 'Coyotes', 'GRM'],
  ['Harlan Bay', 'Pilots', 'HLB'],
  ['Hollowell', 'Owls', 'HWL'],
  ['Ironport', 'Anvils', 'IPT'],
  ['Juniper Hills', 'Rangers', 'JNH'],
  ['Kingsreach', 'Heralds', 'KGR'],
  ['Lorne Valley', 'Vintners', 'LNV'],
  ['Marlow', 'Mariners', 'MLW'],
  ['Northgate', 'Wolverines', 'NGT'],
  ['Old Quarry', 'Masons', 'OQY'],
  ['Pinebluff', 'Stags', 'PBL'],
  ['Quillan', 'Archers', 'QLN'],
  ['Redstone', 'Rattlers', 'RDS'],
  ['Saltmarsh', 'Pelicans', 'SMH'],
  ['Thornbury', 'Badgers', 'THB'],
  ['Umber Ridge', 'Miners', 'UMR'],
  ['Vesper', 'Night Hawks', 'VSP'],
  ['Wexcombe', 'Millers', 'WXC'],
]

export const FIRST_NAMES: readonly string[] = words(`
  Abel Adrian Alaric Amos Anders Ansel Archer Asher August Barrett Basil Bastian Beckett Benoit Bram Brennan Callum
  Caspian Cedric Clement Conrad Corwin Cyrus Damon Dashiell Declan Desmond Dorian Edmund Eli Elias Emeka Emil Enzo
  Ephraim Ezra Fabian Felix Finley Florian Garrick Gideon Graham Hale Hamish Harlan Hollis Ignatius Immanuel Isidore
  Ivo Jasper Jericho Joaquin Jonah Josiah Jules Kaleo Keanu Kellan Kenji Kofi Lachlan Lazarus Leander Lennox Linus
  Lorcan Lucian Magnus Malachi Mateo Matthias Merrick Micah Milo Nehemiah Nico Obadiah Odin Orlando Otis Percy Phineas
  Quincy Rafferty Ransom Remy Roscoe Rufus Sampson Santiago Silas Soren Sterling Sylvan Tavita Tobias Tomasi Torin
  Ulysses Valentin Viliami Wendell Xavier Yusuf Zebulon Zion
`)

export const LAST_NAMES: readonly string[] = words(`
  Abernant Achterberg Adeyinka Afolami Alderidge Ambrosek Anselmo Applegarth Arkwright Ashdown Averill Bancroft-Hale
  Barrowclough Beaumarsh Bellweather Birchall Blackmoor Boateng-Ruiz Bramwell Brightly Brocklehurst Calloway-Dunn
  Camberley Carradock Castellan Chibuike Colquitt Corbray Cranfield Culpeper Dallimore Danforth Darrowby Delacourt
  Dunmore Eberhart Eddowes Elphinstone Emberton Enderby Etchebarne Fairweather Falkirk Farrant Fennimore Fonomoa
  Fotheringay Gainsford Galbreath Garroway Goldthwaite Greenhalgh Hackensall Halvorsted Harkaway Hathersage Havili-Moe
  Hazelgrove Heathcote Holloway-Reed Hollinsworth Huxtable Ingersole Ironside Ivanek Jellicoe Jorgenhall Kaufusi-Lam
  Kettleborough Kilbride Kincannon Kirkwall Lambourne Larkspur Leatherby Lindqvist Lockridge Longstaff Lovelock
  Makihele Malahide Marchbanks Merriday Merriweather-Osa Middlebrook Montacute Mossgrove Mulgrave Nakagawa-Bell
  Netherton Nightingale Nwankpa Oakenshaw Okonjo Oldacre Ostrander Oxborrow Palethorpe Pangbourne Pemberly Penhallow
  Pickersgill Quarrington Quennell Ravenhill Redfearn Ridgeback Rookwood Rothesay Ruttledge Saltonstall Sandringham
  Satterlee Scarborough-King Sedgewick Shadwell Silverthorn Skelmersdale Somersault Stanhope Stapledon Strickland-Ojo
  Tallentire Tanqueray Tarrowby Templeman Thackeray Thistlewood Threlkeld Tregarthen Tuiasopo-Grey Ullathorne Umberleigh
  Underhay Uzoma-Park Vandersteen Vasserman Vellacott Wainscott Wakahisa Waldegrave Wardlow Weatherby Wetherell
  Whitcombe Winterbourne Wolstenholme Woodrising Wrexford Yarborough Yelverton Zandstra Zuckermandel
`)

export const COLLEGES: readonly string[] = [
  'Ashgrove Tech',
  'Bellhaven State',
  'Carrow State',
  'Central Merrow',
  'Dunmarrow A&M',
  'Eastmere',
  'Fallow Valley',
  'Gray Mesa State',
  'Harlan Polytechnic',
  'Juniper State',
  'Lorne College',
  'Northgate',
  'Old Quarry Tech',
  'Quillan',
  'Redstone Southern',
  'Saltmarsh State',
  'Thornbury',
  'Umber Valley',
  'Western Halden',
  'Wexcombe',
]

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}
