import type { Translation } from '../../messages.ts';
import type { fileIssues as vi } from '../../vi/issues/issues-files.ts';

export const fileIssues: Translation<typeof vi> = {
  'members-set-aside': 'The archive holds {count} files that are no data and were not read: {value}.',
  'not-a-feature': 'Not a Feature but “{value}”; left out.',
  'properties-missing': 'The feature has no properties; an empty list was added.',
  'foreign-members-left-out': 'Members outside the GeoJSON standard are not used: {field}.',
  'geometry-missing': 'The feature has no geometry; kept as a row without a place.',
  'geojson-nonstandard': 'Deviates from the GeoJSON standard: {value}. The data is kept.',
  'geometry-type-unknown': 'Unknown type of geometry “{value}”; the feature is left out.',
  'coordinates-missing': 'The geometry has no coordinates; the feature is left out.',
  'coordinates-empty': 'The list of coordinates is empty; the feature is left out.',
  'position-invalid': 'Some coordinates are no numbers; the feature is left out. Mend it at the source.',
  'nesting-wrong': 'The coordinates do not fit the type of geometry; the feature is left out.',
  'geometry-damaged': 'The geometry is damaged; the feature is left out.',
  'too-few-positions': 'Too few points for an area or a line; the feature is left out.',
  antimeridian: 'The feature crosses the 180° meridian; left out. Cut it there.',
  'nesting-too-deep': 'Nested too deep; the feature is left out.',
  'record-broken': 'The line is broken, no valid JSON from byte {byte} on; left out.',
  'ring-closed': 'The outline was not closed ({rings} rings); it was closed.',
  'thin-ring-left-out': '{rings} rings or lines with too few points; that part was left out, the rest kept.',
  'repeated-points-left-out':
    '{points} repeated points in {features} features were left out; the shapes are the same.',
  'heights-left-out': 'Heights of {points} points in {features} features are not used.',
  'coordinates-beyond-degrees':
    'The coordinates are no longitude and latitude (x from {west} to {east}, y from {south} to {north}). Choose the reference system, for instance VN-2000 with the central meridian of the province.',
  'collection-type-missing':
    'The file does not say “FeatureCollection”; its list of features is read nevertheless.',
  'text-not-utf8': 'Text is not UTF-8; read byte by byte for now. Check Vietnamese names.',
  'unsafe-keys-left-out': '{keys} properties with unsafe names were left out.',
  'control-characters-left-out': 'Control characters in {cells} cells were left out.',
  'odd-quotes': 'Quotation marks do not match; the content is kept as it is. Check this row.',
  'decimal-commas-joined':
    'Numbers with a decimal comma are not in quotation marks and fell into two cells in {count} rows; they were put together again. Please check.',
  'row-too-long': 'The row has {cells} cells, the table has {usual} columns. Check the delimiter.',
  'sheet-missing': 'The sheet “{sheet}” has a name but no content in the file.',
  'formulas-uncalculated':
    '{cells} formulas were never calculated, so their cells are empty. Open the file in Excel and save it.',
  'cells-struck-unread':
    'The file crosses out cells or letters; which ones is not read from this format, and they count as any other. Open the file and check, or save it as .xlsx and import that.',
  'comments-unread':
    'The file has comments on cells, which have not been read. Open the file and check, or save it as .xlsx and import that.',
  'cells-broken': '{cells} cells are broken and left empty.',
  'terrain-voids': '{cells} cells of the terrain have no height.',
  'terrain-impossible-heights': '{cells} cells of the terrain have impossible heights; taken as no data.',
  'terrain-further-bands': 'The file has {bands} bands; the first one is used as height.',
  'terrain-converted': 'The terrain is in {value}; converted to WGS84.',
  'row-deleted': 'The row is marked as deleted in the .dbf; left out.',
  'attributes-missing': 'The feature has no row in the .dbf.',
  'map-part-missing':
    'There is no .MAP and .ID beside it, so records have no places. Drop .TAB, .DAT, .MAP and .ID together.',
  'attribute-table-missing':
    'There is no .dbf beside it, so features have no attributes. Choose .shp and .dbf together.',
  'attribute-table-damaged': 'The attribute table “{value}” is damaged, so features have no attributes.',
  'cells-odd': '{cells} cells do not fit the type of their column; kept as text.',
  'hole-outside': '{rings} holes lie in no area; taken as areas of their own.',
  'drawing-parts-left-out': 'The drawing has further kinds of objects, which are not used: {value}.',
  'arcs-straightened': '{features} lines have arcs; taken as straight between their vertices.',
  'database-log-missing':
    'The database keeps its latest changes in a -wal file beside it. If there is one (while it is open in QGIS), drop both together, or close QGIS first; if there is none, nothing is missing.',
  'lines-beside-areas':
    'The feature has areas and {lines} lines; only the areas are used. Make the lines features of their own if they are needed.',
  'shape-index-damaged':
    'The index {value} is damaged or belongs to another .shp; the .shp was read from first to last, which may include shapes that were deleted.',
  'shapes-not-in-index':
    'The .shp still holds {shapes} old shapes that its .shx no longer names; they are not used.',
  'shape-type-unknown': 'Unknown type of shape; the record is left out.',
  'shape-cut-off': 'The shape record is damaged or cut off; left out.',
  'shape-missing': 'The row of attributes has no shape left in the .shp; left out.',
  'file-truncated': 'The file breaks off: its end is missing. Copy the whole file again.',
  'overlays-left-out': '{overlays} image overlays in the file are not used.',
  'network-link-not-followed':
    'The file points to data on the network, “{value}”; it is not fetched. Send that data along.',
  'folder-name-cut': 'The names of the folders around the feature are too long; cut to 1,000 characters.',
  'arcs-missing': 'The feature points to arcs that the TopoJSON file does not have; left out.',
  'layer-missing': 'The layer “{value}” is named in the GeoPackage but has no data.',
  'cell-index-unknown': '“{value}” is no cell of H3 of resolution 5 to 12; it is left out.',
  'view-not-read':
    'The view “{value}” could not be run ({reason}). Export it as a layer of its own, for instance with Export, Save Features As in QGIS.',
  'layer-without-geometry-left-out': 'The table “{value}” of the GeoPackage has no geometry; it is not read.',
  'feature-cut-off': 'The feature lies behind the place where the file is damaged; it cannot be read.',
};
