import type { Translation } from '../../messages.ts';
import type { intakeIssues as vi } from '../../vi/issues/issues-intake.ts';

export const intakeIssues: Translation<typeof vi> = {
  'file-of-system': 'A file left by the system or by a program that has a file open, no data; not read.',
  'source-refused': 'This file cannot be read ({value}); the other files have been imported.',
  'file-all-rejected':
    'All {count} rows of the file were rejected. See what the file is and which column holds what under “Columns”, or take it out of the project.',
  'source-empty': 'The file has no records. Check the original.',
  'column-absent':
    'The project names column “{value}” for {field}, but the file has no such column. Choose the column again.',
  'answer-unknown':
    'The answer kept under “{value}” belongs to no kind of question and is not used. Check the id of the question.',
  'contacts-dropped': '{count} columns about people ({value}) have been left out; nothing of them is stored.',
  'contacts-kept':
    '{count} columns about people ({value}) are kept as the project asks; for internal use only.',
  'question-open':
    'The value “{value}” of {field} can be read in two ways. The row stays out until the question is answered.',
  'number-not-read': 'The number “{value}” of {field} cannot be read; taken as unknown.',
  'number-approximate':
    'The number “{value}” of {field} is approximate; the figure is used without the word.',
  'number-with-aside':
    'The cell “{value}” in the column {field} says more than a number: it is read as {read}. Please check.',
  'count-not-given': 'The column {field} says “{value}”: taken as unknown.',
  'village-is-line': '“{value}” is a line (a border, a road), not a village: set aside.',
  'village-dissolved':
    '“{value}” has the remark “{remark}”, here or in the row of another village: if it was joined to another village, or counted there, its people may count twice. It counts until there is an answer (tab “Questions”).',
  'place-shared':
    '{count} villages have one and the same coordinates: perhaps those of an office, or copied down. The coverage of “{value}” is not certain; the place of each village is needed.',
  'place-coarse':
    'The coordinates of “{value}” have one decimal place only (off by kilometres): its coverage is not certain. Full coordinates are needed.',
  'source-same-content':
    'The file holds the very same as “{value}” of the source {source}. Check that the right file was handed in.',
  'column-by-values':
    'The column “{column}” is taken as {field} for its values, since its heading does not say so. If that is wrong, choose again under columns.',
  'number-marked-apart':
    'The number “{value}” of {field} has a mark that the other numbers of the column do without; it is read as {read}. Check it.',
  'count-negative': 'The negative number “{value}” of {field} cannot be a count; taken as unknown.',
  'count-fractional': 'The fraction “{value}” of {field} cannot be a count; taken as unknown.',
  'count-absurd':
    'The number “{value}” of {field} is more than there usually are ({most}); taken as unknown until somebody says that it is right.',
  'counts-rounded':
    'Column “{column}” gives people or households with fractions (estimates): {count} numbers were rounded.',
  'value-not-understood': 'The value “{value}” of {field} is not understood; taken as unknown.',
  'value-out-of-range': 'The value “{value}” of {field} is out of the possible range; taken as unknown.',
  'date-not-read': 'The date “{value}” of {field} cannot be read. Right: day/month/year.',
  'percent-as-fraction': 'Column “{column}” runs from 0 to 1 without a % sign: read as shares (0.35 is 35%).',
  'length-unit-assumed': 'Column “{column}” names no unit: one unit is read as {meters} m.',
  'money-unit-missing':
    'The amount “{value}” of {field} has no unit, or does not fit that of its column; taken as unknown. Write it with its unit, such as “1,8 tỷ”.',
  'households-exceed-population':
    'There are more households ({households}) than people ({population}). Kept; to be checked.',
  'population-exceeds-households':
    'There are too many people ({population}) for the households ({households}). Kept; to be checked.',
  'part-exceeds-households':
    'The value {value} of {field} exceeds all households ({households}). To be checked.',
  'coordinates-missing': 'Longitude or latitude is missing.',
  'coordinates-out-of-range':
    'The coordinates “{value}” are no longitude and latitude in degrees. Check the coordinate system of the file.',
  'depression-as-disc': 'The depression is a point and a radius: drawn as a disc of {meters} m.',
  'geometry-missing': 'The record has no shape on the map.',
  'geometry-wrong-kind': 'A shape of kind “{value}” cannot be used for these data ({wanted} is needed).',
  'ring-crosses-itself':
    'The outline crosses or doubles itself. Made valid by the even-odd rule: land enclosed twice is outside.',
  'ring-invalid': 'A boundary is not closed. The area is used by the even-odd rule.',
  'ring-too-short': 'A boundary has only {vertices} vertices. The area is kept but has no size.',
  'commune-without-code': 'Commune “{value}” has no code and cannot be imported. Add the code.',
  'commune-code-duplicate': 'Commune code {value} comes more than once; the first record stays.',
  'commune-part-joined': 'Commune {value} has several separate parts: this part was joined to it.',
  'commune-code-padded':
    '{count} commune codes got back the leading zeros that a spreadsheet had taken away ({digits} digits).',
  'commune-unknown': 'Commune “{value}” is not in the list of the project; placed by location: {placed}.',
  'commune-mismatch':
    'The location lies outside the given commune ({value}), {distanceMeters} away; on the map it is in {found}. The given commune counts; check the coordinates or the commune.',
  'communes-absent':
    'The project has no communes yet: {count} villages count in the total of the province only.',
  'village-outside-communes':
    'The village has no commune code and lies in no commune; it counts in the province only.',
  'village-without-location': 'The village has no coordinates; its service is unknown.',
  'list-unnamed-waits':
    '{count} rows have neither name nor code of a village. They wait for the answer under “Questions”.',
  'list-unnamed':
    '{count} rows have neither name nor code of a village and cannot be taken. Ask the sender, or choose the column of names under “Columns”.',
  'list-set-aside':
    'No list of villages, as was answered: {count} rows are set aside. Answer again under “Questions” if that is wrong.',
  'folder-waits':
    '{count} places of folder “{value}” may be no villages. They wait for the answer under “Questions”.',
  'folder-set-aside': 'Folder “{value}” holds no villages, as was answered: {count} places are set aside.',
  'several-villages-wait':
    'One cell names several villages (“{value}”) with one count for all. The row waits for the answer under “Questions”.',
  'several-villages':
    'One cell names several villages (“{value}”) with one count for all: the row is left out. Ask the sender what each counts.',
  'name-dashed':
    'The name “{value}” has a dash between two names: it counts as one village until the question is answered (tab “Questions”).',
  'dissolved-waits':
    '“{value}” stands under a heading of villages that were merged, dissolved or are none any more. The row waits for an answer (tab “Questions”).',
  'dissolved-out':
    '“{value}” is said to have been merged, counted elsewhere, dissolved or to be none any more: it does not count (by the answer).',
  'list-copied':
    '{count} villages of this list have the name, households and people of {first}, a list of another commune: one may be a copy of the other. The question waits (tab “Questions”).',
  'list-copied-out': 'The list is a copy of {first}, of another commune (by the answer): it does not count.',
  'form-empty': 'The form is not filled in: {count} empty rows, no return. Ask the sender.',
  'village-without-name': 'The row has neither name nor code of a village and cannot be imported.',
  'village-name-rewritten':
    '{count} names of villages are shown without the dashes and numbers of a list and with the capitals of names (such as “{value}” as “{name}”). The name in the file stands in the details of the village.',
  'village-code-generated':
    '{count} villages without a code have been given one (from commune, name and ordinal).',
  'village-code-duplicate':
    'Village code {value} is that of row {first} of {firstFile}, with the same commune and name: one village, counted once; this row only fills gaps.',
  'village-code-no-key':
    'Column “{column}” numbers the rows or has few different values; it is no code of villages: {count} rows are told apart by commune and name.',
  'village-code-shared':
    '“{name}” has the code {value} of “{other}” (row {first} of {firstFile}) but another name: kept as two villages. Please check the code.',
  'village-same-row':
    '“{value}” says the same as “{other}” (row {first}): counted once for now, waiting to be confirmed.',
  'village-alike-unplaced':
    '“{value}” has the commune and name of “{other}” (row {first}) and no coordinates to tell them apart: they may be one village. Both stay; please confirm.',
  'village-alike-border':
    '“{value}” has the name of “{other}” (row {first}), {distanceMeters} away, but another commune: they may be one village. Both stay; please confirm.',
  'village-only-in-older':
    '“{value}” stands only in the earlier return, not in {first}: not counted. Check whether the village is still there or was merged.',
  'list-earlier':
    'The list says that its figures are of {year} ({count} rows); it counts since no newer one of the commune has been read.',
  'list-repeated': '{count} rows give villages again that {first} has, with no other figures: counted once.',
  'list-replaced': '{count} rows are an earlier return, replaced by {first}: not counted.',
  'list-waits':
    '{count} rows give villages that {first} has, with other figures: not counted until somebody says which list to use.',
  'cluster-village-unknown':
    'The cluster belongs to village “{value}”, which the data do not have; it cannot be imported.',
  'cluster-without-village': 'The cluster names no village and cannot be imported.',
  'measurement-inaccurate': '{count} measurements know their place worse than {meters} m: not used.',
  'measurements-thinned':
    '{count} measurements lie nearer than {meters} m to another of the same operator, technology and band: one is kept of each place.',
  'network-abroad':
    '{count} measurements are of networks of other countries (country code other than 452); they are not used.',
  'operator-unspecified':
    'The file names no operator. The data are marked “operator unknown” and count only where the project lists it.',
  'technology-unknown':
    'The technology “{value}” is not understood (2G, 3G, 4G or 5G is needed); the area cannot be imported.',
  'technology-missing':
    'No technology (2G, 3G, 4G, 5G) is given; the area cannot be imported. Choose one for the source.',
  'evidence-unknown': 'The evidence class “{value}” is not understood; that of the source is used.',
  'evidence-missing':
    'The source names no evidence class; taken as declared by the operator. To be confirmed.',
  'site-code-missing': 'The site has no code; it is given one from its row.',
  'candidate-code-duplicate': 'Candidate code {value} comes more than once; the first record stays.',
  'pattern-row-open': 'This row of an antenna pattern lacks plane, angle or loss; the row is not used.',
  'pattern-incomplete':
    'The antenna pattern {value} lacks its horizontal or vertical plane (8 angles each at least); it is not used.',
  'antenna-without-pattern':
    '{count} antennas have no pattern of their name and band ({names}); the 3GPP formula stands for them. Add MSI files of these names to be more exact.',
  'grids-differ':
    '{cells} cells that “{name}” holds too differ by more than {tolerance} m in height (at most {mostMeters}); “{name}” counts. Keep one edition of the terrain for each place.',
  'raster-elsewhere':
    'The raster lies over no part of the province or of the terrain; it is not used. Check the coordinate system, or the file is of another place.',
  'raster-not-above-ground':
    '{cells} of {known} cells of the raster are below 0 m or above {most} m: these are no heights above the ground; it is not used. Give heights above the ground, not above the sea.',
  'raster-beyond-belief':
    '{cells} of {known} cells of the raster are below 0 m or above {most} m; taken as no data.',
  'total-by-word': 'Total row “{value}”: not counted as a village.',
  'control-total-differs':
    'The total row says {stated} in column {field}, {count} rows add up to {summed}: {difference} apart. Look at rows {suspects}.',
  'control-total-unexplained':
    'The total row says {stated} in column {field}, {count} rows add up to {summed}: {difference} apart. No row explains it; ask whoever sent the file.',
  'control-older-differs':
    '{field} adds up to {summed}, in the older list {of} to {stated}: {difference} apart. Look at rows {suspects}.',
  'control-commune-differs':
    '{field} of the villages of commune {of} adds up to {summed}, the list of communes says {stated}: {difference} apart. Villages may be lacking ({missing} villages have no such count).',
  'total-by-arithmetic':
    'Row “{value}” equals the sum of other rows: taken as a total, not counted as a village.',
  'text-repaired':
    'Text in the old encoding {encoding} was turned into Unicode in {count} cells, for instance “{before}” into “{after}”.',
  'text-left':
    'Text in the old encoding {encoding} in {count} cells stays as it stands, as chosen, for instance “{before}” (it reads “{after}”).',
  'coordinates-not-read': 'The coordinates “{value}” cannot be read; the location is unknown.',
  'coordinates-swapped':
    'Longitude and latitude are swapped in all {count} rows; the whole column has been put right. Check on the map.',
  'coordinates-reversed':
    'Longitude and latitude “{value}” are swapped in this row alone; they are read the other way round. Check on the map and mend the original.',
  'utm-converted': '{meridian} coordinates: {count} points turned into longitude and latitude.',
  'vn2000-converted': 'VN-2000 coordinates, central meridian {meridian}: {count} points turned into WGS84.',
  'crs-converted': '{count} features are in {value}, as declared; converted to WGS84.',
  'crs-contradicted':
    '{value} is declared, but the numbers are longitude and latitude; {count} features are read as degrees. Check what is declared.',
  'crs-unknown':
    'The system of coordinates {value} is not known; {count} features were not converted. Export them in WGS84 (EPSG:4326) or VN-2000.',
  'vn2000-neither':
    'No central meridian is right, as was answered: the positions of {count} points are set aside. Ask the sender for the system of coordinates.',
  'vn2000-others-fit':
    '{count} places in metres are read on the meridian {meridian} of the province, but {fitting} puts them into the province as well, and no row names a commune to compare. Look at the map; choose another meridian if they lie wrong.',
  'vn2000-wrong-meridian':
    'On central meridian {meridian} the points fall outside the province; the file has not been imported. Fitting: {fitting}.',
  'vn2000-outside':
    'The points lie outside the province on every central meridian of VN-2000 and every UTM zone of WGS 84; the file has not been imported. Check its coordinate system.',
  'vn2000-untested':
    'The project has no commune borders, so it cannot be tried whether central meridian {meridian} is right; this file is not imported yet. Choose the central meridian, or add commune borders to the project.',
  'crosswalk-incomplete': 'Row “{value}” of the crosswalk lacks the old or the new commune code; not used.',
  'communes-converted':
    'Old list (before {date}): {count} rows converted to the new communes by the crosswalk.',
  'crosswalk-shipped':
    'The project has no crosswalk of former to new communes: {count} rows were converted by the one that comes with the product (source {source}, licence {licence}, list in force since {date}). It is community data: check it against the official list, or add the crosswalk of the province to the project.',
  'crosswalk-not-read':
    'The crosswalk of former to new communes that comes with the product could not be read ({reason}); former communes were not converted. Reload the page or install the product again, or add the crosswalk of the province to the project.',
  'list-before-2025':
    'This list uses the communes from before {date} ({count} rows), and the project has no crosswalk from former to new communes, so they were not converted. Add a crosswalk (former code, former name, new code) to the project; where the project gives the code of its province and uses the new communes, the one that comes with the product is used at once.',
  'commune-marks-differ':
    'Commune “{value}” is not in the list; taken as “{found}”, which differs by marks only. Please check.',
  'commune-of-file':
    'Commune “{value}” is not in the list of the project; placed in the commune of the whole file: {placed}. Please check.',
  'commune-name-mismatch':
    'The commune name “{value}” does not fit the location on the map ({found}); placed by location. To be checked.',
  'village-name-again':
    '“{value}” is on the list twice: {distanceMeters} from the village of that name in row {first} of the same commune. Both are kept as two villages; please check.',
  'village-near-duplicate':
    '“{value}” and “{other}” (row {first}) of one commune are {distanceMeters} apart: perhaps one village. Both are kept; to be confirmed.',
  'village-merged':
    '“{value}” was confirmed to be one with “{other}” (row {first} of {firstFile}): merged into it, the facts fill each other’s gaps.',
  'site-code-shared':
    'Site code {value} is also that of a mast {distanceMeters} away (row {first}). Both are kept; to be checked.',
  'estimated-not-counted':
    '{count} masts with a radius were handed in as coverage: discs are an estimate, and the settings count no estimates. They enter no rate until the class “estimated” is chosen.',
  'radius-open':
    '{count} {value} sites without a radius: they count for no coverage until an estimated radius is chosen.',
  'radius-unit-open':
    '{count} rows give a radius without a unit: it is not used until the question about the unit is answered.',
  'radio-bands-unpaired':
    '{count} rows have several technologies and bands and do not say which is whose: each band is kept, its technology is not known. Better write for example 4G: 1800; 3G: 2100.',
  'radio-lists-differ':
    'The row has another number of tilts ({value}) than of azimuths: its sectors are kept, their tilts are not known.',
  'radio-power-open':
    '{count} rows give a power of unclear meaning or unit: it is not used until the question is answered. Their radios are kept.',
  'sectors-as-discs':
    '{count} sites have an azimuth and no known beam width: the estimated coverage is drawn as full discs and is larger than the real one.',
  'mast-technology-missing':
    '{count} sites name no technology (2G, 3G, 4G, 5G): they count for no coverage, and service around them is unknown. Add a column of technologies.',
  'claims-by-labels':
    'Operator or technology of areas is taken from their name or folder, for example “{value}”: no column and no setting of the source gives it.',
  'technology-by-values': 'Column “{value}” holds only names of technologies: read as the technology.',
  'operators-all': '“{value}”: read as Viettel, VNPT (VinaPhone) and MobiFone.',
  'coverage-elsewhere':
    'The coverage of the file does not touch the province of the project: not used; without another file the service of this operator in the province is unknown, which is not the same as none.',
  'operators-open':
    'It is not clear which operators “{value}” means; taken as of no known operator until the question is answered.',
  'depression-gone':
    'The depression itself says that it has been mended (“{value}”): not counted as one of today.',
  'planned-not-service':
    '{count} records are planned, expected or not on air yet (for example “{value}”): kept apart as planned, not counted as service of today.',
  'says-no-service':
    'The record itself says that there is no signal or that it has stopped (“{value}”): not counted as coverage.',
  'name-says-planned':
    'The name “{value}” speaks of a plan and the rows say nothing else: not counted as of today until the question is answered.',
  'coverage-name-denies':
    'The name “{value}” speaks of places without signal and the rows say nothing else: not used as coverage until the question is answered.',
  'operator-unknown':
    'It is not clear which operator “{value}” is; kept as an operator of its own until the question is answered.',
  'operator-by-values':
    'Column {column} has no name but holds only names of operators: read as the operator.',
  'edited-on-map': '{value}: edited on the map. The file stays as it is; figures follow the edit.',
  'edit-without-object':
    '{value}: an edit of the map whose thing is in no file any more, so it is not used. Take the edit back or add the file again.',
  'position-zero': 'The coordinates 0, 0 are no place; taken as no position.',
  'position-far':
    'The position is {distanceMeters} away from {commune}, farther than the commune is wide ({limitMeters}): not used, service is unknown. Check the coordinates.',
  'place-outside':
    'The position lies outside the province, {distanceMeters} from its border. Still counted; check it.',
  'place-far-outside':
    'The position lies {distanceMeters} from the border of the province (more than {limitMeters}): set aside, not counted. Check the coordinates.',
  'layer-elsewhere':
    'No part of the file lies in the province of the project ({distanceMeters} away). Check the coordinate system, or the file is of another province.',
  'commune-elsewhere':
    'Commune “{value}” belongs to {province}, not to the province of the project: not imported.',
  'communes-elsewhere':
    'All {count} communes of the file say that they belong to {province}, not to the province of the project. Imported all the same; check the province of the project.',
  'village-elsewhere': 'The village belongs to commune {value} of another province: not imported.',
  'village-elsewhere-here':
    'The village is said to belong to {value}, another province, and is not imported; but its place lies in this province. Check the province and commune of the row.',
  'devices-joined': '{count} rows are devices on a mast already known: joined to that site.',
};
