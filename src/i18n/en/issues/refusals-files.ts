import type { Translation } from '../../messages.ts';
import type { fileRefusals as vi } from '../../vi/issues/refusals-files.ts';

export const fileRefusals: Translation<typeof vi> = {
  'file-empty': 'The file “{file}” is empty. Check it and send it again.',
  'file-too-large': 'The file “{file}” is too large ({megabytes} MB). Split it, for instance by commune.',
  'format-unknown':
    'The format of “{file}” is not known. Formats that are read: GeoJSON, TopoJSON, CSV, Excel, ODS, shapefile, KML/KMZ, GPX, GeoPackage, FlatGeobuf, GeoParquet, GeoTIFF, HGT.',
  'binary-as-text':
    'The file “{file}” is not text: unreadable characters from byte {byte} on. Check its extension or export it as CSV.',
  'not-geojson':
    'The file “{file}” is JSON but not GeoJSON. Export it from the map program as GeoJSON (FeatureCollection).',
  'mif-damaged': 'The MIF file “{file}” is damaged at line {row}. Export it again.',
  'dxf-without-entities': 'The drawing “{file}” has no entities. Save it again as a whole DXF.',
  'json-without-records': 'The JSON holds no features and no list of records. Export it as GeoJSON.',
  'json-of-this-program':
    'The file “{file}” was written by this program ({value}) and is no source data: it is not read. Take it out of the folder; a project is opened with Open project.',
  'json-syntax':
    'The file “{file}” is not valid JSON at byte {byte}. Export it again from the program it comes from.',
  'json-truncated': 'The file “{file}” breaks off at byte {byte}. Copy or download the whole file again.',
  'json-trailing': 'The file “{file}” has text behind its data, from byte {byte} on. Export it again.',
  'json-duplicate-key':
    'The file “{file}” has a second list “{key}” at byte {byte}; which one counts is unclear. Export it again.',
  'json-is-topology': 'The file “{file}” is TopoJSON. Change its extension to .topojson.',
  'nesting-too-deep': 'The file “{file}” is nested too deep at byte {byte} for map data. Export it again.',
  'topology-damaged': 'The TopoJSON file “{file}” lacks arcs or objects. Export it again.',
  'compressed-data-damaged': 'Compressed data in “{file}” is damaged. Compress it anew and send it again.',
  'zip-bomb':
    'Unpacked, “{file}” would exceed what is allowed ({megabytes} MB). Send the files inside without compression.',
  'zip-damaged':
    'The archive “{file}” is damaged or not fully downloaded. Compress it anew and send it again.',
  'zip-split': 'The archive “{file}” is one part of several. Compress it as one file.',
  'zip-too-many-entries': 'The archive “{file}” holds more than {most} files. Split it.',
  'zip-unsafe-path':
    'The archive “{file}” holds an unsafe path: “{entry}”. Compress it anew from inside the data folder.',
  'zip-overlap': 'Parts of the archive “{file}” overlap (“{entry}”), which looks forged. Compress it anew.',
  'zip-encrypted': 'The file “{file}” has a password. Remove it and send the file again.',
  'zip-link':
    'In the archive, “{file}” is a link to another place and is not followed. Compress the file itself.',
  'zip-method':
    'The file “{file}” is compressed in a way that is not read (number {method}). Use plain ZIP (Deflate).',
  'zip-empty': 'The archive “{file}” holds no file.',
  'zip-several-files':
    'The archive “{file}” holds several files or none that is read. Unpack it and choose the folder.',
  'zip-double':
    'The archive holds several files called “{file}”; which of them counts is unclear. Compress the folder anew.',
  'zip-is-project':
    'The archive “{file}” holds a whole project (project.json). Rename it to .songban and open it as a project.',
  'not-read-timetable':
    'The file “{file}” is a public transport feed (GTFS), which holds nothing of use here.',
  'pattern-without-cuts':
    'The file “{file}” is no MSI antenna pattern: it needs one HORIZONTAL and one VERTICAL plane. Get the file from the maker of the antenna again.',
  'pattern-cut-broken':
    'The antenna pattern “{file}” is damaged: a plane states {stated} angles and only {read} can be read. Get the file from the maker of the antenna again.',
  'hgt-name':
    'The name of the terrain file “{file}” does not tell its place. Right: N21E105.hgt (south-west corner).',
  'hgt-size':
    'The terrain file “{file}” has {bytes} bytes, which is no HGT (1,201 or 3,601 points a side). Download it again.',
  'geotiff-damaged':
    'The GeoTIFF “{file}” cannot be read ({reason}). Export it without compression or with Deflate.',
  'geotiff-truncated':
    'The GeoTIFF “{file}” is cut off: part of its data is missing. Copy or download it again.',
  'geotiff-compression':
    'The GeoTIFF “{file}” is compressed by {compression}, which is not read for heights. Export it with Deflate, LZW or ZSTD.',
  'geotiff-blocks':
    'The GeoTIFF “{file}” keeps its data in strips or tiles that are too large (over 128 MB). Export it with small tiles, such as 256 × 256 (TILED=YES).',
  'geotiff-scale':
    'The GeoTIFF “{file}” states a scale or offset of its heights that is no number, or a scale of 0. Correct it, or export heights in metres without any.',
  'terrain-crs':
    'The terrain in “{file}” uses the reference system “{crs}”, which is not known here or not said in full. Reproject it to degrees WGS84 (EPSG:4326) first.',
  'terrain-too-large': 'The terrain in “{file}” is too large ({cells} cells). Clip it to the province.',
  'terrain-without-place':
    'The file “{file}” does not say where its terrain grid lies. Export it as a GeoTIFF with coordinates.',
  'terrain-rotated':
    'The terrain grid in “{file}” is turned, sheared or mirrored. Export it with rows along parallels.',
  'workbook-damaged':
    'The workbook “{file}” cannot be opened: damaged or not Excel. Open it in Excel and save it as .xlsx.',
  'workbook-locked':
    'The workbook “{file}” has a password. Remove it (File, Info, Protect Workbook) and send it again.',
  'workbook-empty': 'The workbook “{file}” has no cell with content.',
  'html-without-table':
    'The file “{file}” is a web page without a table, as is saved when a login has run out. Download the file again.',
  'table-too-long':
    'The table “{file}” has more than {most} rows and is not read. Split it into several files, by commune or by month for instance, or take out the rows that are not needed.',
  'sheet-too-large':
    'The workbook “{file}” has more than {cells} cells. Delete spare rows and columns or split it.',
  'too-many-columns':
    'The table “{file}” has more than {most} columns with data, which no ordinary table has. Remove the surplus columns or check the delimiter.',
  'shp-damaged': 'The file “{file}” is no valid .shp. Export the shapefile again.',
  'shp-missing': 'There is no .shp in “{file}”. Compress .shp, .dbf, .shx and .prj together.',
  'dbf-damaged': 'The attribute table “{file}” is damaged at byte {byte}. Export the .dbf again.',
  'part-of-shapefile':
    'The file “{file}” is only a part of a shapefile. Choose .shp, .dbf, .shx and .prj of one name together.',
  'kml-missing': 'There is no .kml in “{file}”. Save it again from Google Earth.',
  'kml-root':
    'The file “{file}” is not KML (its first element is “{element}”). Save it again from Google Earth.',
  'gpx-root':
    'The file “{file}” is not GPX (its first element is “{element}”). Export it again from the device.',
  'xml-syntax': 'The file “{file}” is not valid XML at position {byte}. Export it again.',
  'xml-truncated': 'The file “{file}” breaks off at position {byte}. Copy or download the whole file again.',
  'xml-document-type':
    'The file “{file}” declares a DOCTYPE at position {byte} and is not opened for safety. Export it without.',
  'xml-too-deep': 'The file “{file}” is nested too deep at position {byte}. Export it again.',
  'xml-encoding': 'The file “{file}” uses an unknown encoding “{encoding}”. Save it as UTF-8.',
  'xml-unknown': 'The file “{file}” is XML but neither KML nor GPX. Export it as KML or GeoJSON.',
  'database-damaged': 'The GeoPackage “{file}” is damaged at byte {byte}. Export it again.',
  'geopackage-without-layers': 'There is no map layer in “{file}”. Check the export of the GeoPackage.',
  'flatgeobuf-damaged': 'The FlatGeobuf “{file}” cannot be read ({reason}). Export it again.',
  'parquet-damaged': 'The GeoParquet “{file}” cannot be read ({reason}). Export it again.',
  'parquet-codec':
    'The GeoParquet “{file}” is compressed by {codec}, which is not read. Export it with Snappy, ZSTD or gzip.',
  'parquet-without-geometry': 'The Parquet file “{file}” has no geometry column. Export it as GeoParquet.',
  'parquet-encoding': 'Geometry in “{file}” is written as {encoding}, which is not read. Export it as WKB.',
  'not-read-pdf':
    'No figures are read from the PDF “{file}”. Send the table (Excel) or the map (SHP, KML, GeoJSON) it was made from.',
  'not-read-dwg':
    'The AutoCAD file “{file}” is not read. Open it in AutoCAD or the like, save it as DXF (SAVEAS, type AutoCAD 2013 DXF) and name the central meridian.',
  'not-read-dgn':
    'The MicroStation file “{file}” is not read. Export SHP or GeoJSON from the program and name the central meridian.',
  'not-read-tab':
    '“{file}” is a part of a MapInfo table. Drop .TAB, .DAT, .MAP and .ID of the same name together.',
  'tab-part-missing':
    'The {part} file of “{file}” is missing. Drop .TAB, .DAT, .MAP and .ID of the same name together.',
  'tab-kind-not-read':
    'The MapInfo table “{file}” is of the kind {kind}, which is not read. Save it as a plain (NATIVE) table, MIF/MID or GeoPackage.',
  'tab-damaged':
    'The MapInfo table “{file}” is damaged. Export it again, or export MIF/MID or GeoPackage (for instance in QGIS).',
  'dxf-cut-short': 'The drawing “{file}” ends in the middle. Save or copy it again.',
  'not-read-mid':
    '“{file}” is the attribute table of MapInfo. Drop it together with the .mif of the same name.',
  'not-read-gdb': 'The database “{file}” is not read. Export GeoPackage or SHP.',
  'not-read-mdb': 'The database “{file}” is not read. Export Excel or GeoPackage.',
  'not-read-grid':
    'Grids of this kind (“{file}”) are not read. Convert to GeoTIFF in degrees WGS84, for example with QGIS.',
  'not-read-web-archive':
    'The file “{file}” is a web page saved as one file (MHT). Open it in Excel and save it as .xlsx.',
  'not-read-archive':
    'The RAR, 7z or TAR archive “{file}” is not opened. Unpack it and choose the folder, or compress it as ZIP.',
  'not-read-picture':
    'No figures are read from the picture “{file}”. Send the table or map it was made from.',
  'not-read-document':
    'Tables inside the document or slides “{file}” are not read. Copy the table to Excel and send it again.',
  'not-read-rich-text':
    'Tables inside the document “{file}” are not read. Copy the table to Excel and send it again.',
  'not-read-program': 'The file “{file}” is a program, not data, and is not opened.',
};
