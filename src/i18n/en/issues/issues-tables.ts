import type { Translation } from '../../messages.ts';
import type { tableIssues as vi } from '../../vi/issues/issues-tables.ts';

export const tableIssues: Translation<typeof vi> = {
  'sheet-of-forms':
    'The sheet is a form filled in line by line: each is read as one row ({count} forms), named by the row with its name. Please check.',
  'sheet-of-indicators':
    'The sheet has a row for each indicator: each village is read as one row ({count} villages), numbered by its first indicator. Please check.',
  'sheet-turned':
    'In this sheet each column is a record and each row a field: it is read by columns. Rows in findings are numbers of columns.',
  'head-again-otherwise':
    'From this row on the headings come again in another order; the rows below are read by them. Check them.',
  'column-parted': 'The column “{value}” holds several things in a cell: it is read as several columns.',
  'column-repeated':
    'The column “{value}” says the same as the column “{first}” in every row: only “{first}” is used.',
  'column-of-register':
    'The list counts those who live there (“{first}”) and those in the register (“{value}”): “{first}” is used. Please check.',
  'units-in-cells': 'The cells of the column “{value}” repeat “{unit}”: the number is taken out of them.',
  'column-multiplied':
    'The column “{value}” counts in units of {times}: its numbers are multiplied by {times}. Please check.',
  'cells-multiplied':
    '{count} cells of the column “{value}” give their number in hundreds, thousands and the like (such as “{first}”): they are read as full numbers. Please check.',
  'columns-summed': 'No column gives the whole: the sum of the columns “{value}” is taken. Please check.',
  'names-joined':
    'Names of villages stand in several columns by their kind (“{value}”): each row takes the one that is filled. Please check.',
  'degrees-pointed':
    'The column “{value}” gives degrees without their decimal point (such as “{first}”): it is set behind the whole degrees. Please check.',
  'dates-as-numbers':
    '{count} cells of column “{value}” have the format of dates (such as {first}): they are read as the numbers that they are. Check them.',
  'degrees-packed':
    'Positions such as “{value}” ({count} rows) have minutes and seconds behind the point of their degrees: read so they lie in their communes. Look at them on the map.',
  'degrees-packed-doubtful':
    'Positions such as “{value}” ({count} rows) may be degrees, minutes and seconds written together; they are read as decimal degrees. Look at them on the map and choose the other reading if they lie off.',
  'degrees-joined':
    'Degrees, minutes and seconds stand in columns of their own (“{value}”): read as one angle.',
  'cells-ditto': 'The column “{value}” has {count} ditto marks: they take the words of the cell above.',
  'row-shifted':
    'The row has more cells than the heading, so its values may stand in the wrong columns: it is left out. Put a cell with a comma in quotation marks.',
  'rows-example':
    '{count} rows only show how to fill in the form: they do not count (rows {value}). To be checked.',
  'title-of-part':
    'The title “{value}” speaks of a part of the households or people: columns of households and people count only when somebody says that they are of whole villages.',
  'row-statistic':
    'The row “{value}” is the largest, smallest or mean of the list and no village: it does not count.',
  'row-statistic-doubtful':
    'The row “{value}” may be a statistic of the list, but its figures do not agree with the other rows: it counts as a village. To be checked.',
  'row-name-only': 'The row says “{value}” and nothing else: it may be a note and no village.',
  'rows-share-name':
    'The name “{value}” is one cell over several rows. Check whether these rows are parts of one village or several villages.',
  'count-merged':
    'The number “{value}” in the column “{column}” is one cell over rows {from}–{to}: it counts once, for row {from}; the other rows have no figure. Ask for the figure of each village.',
  'rows-summed':
    '{count} rows give parts of {villages} villages by the column “{column}” (rows {value}): they are summed, each village counts once at the place of its first row. Please check.',
  'rows-continued':
    '{count} rows without name and figures go on with the village of the row above (rows {value}): they are no villages.',
  'rows-of-other-times':
    '{count} rows give figures of another time by the column “{column}” (rows {value}): only the newest up to the date of the project are used ({time}).',
  'village-of-older-time':
    '“{value}” has figures of {time} only, other villages have them up to {newest}. Check whether this village still exists or has been merged.',
  'part-without-count':
    'The part in row {part} of “{value}” has no readable number in the column {field}: no sum can be made; taken as unknown.',
  'tables-stacked':
    'Tables of one form stand side by side on a sheet: read one after the other, from the left.',
  'tables-beside':
    'Two tables stand side by side (“{value}” comes twice). Only one is read; put them on two sheets.',
  'positions-unread':
    'The columns “{value}” speak of positions and none is read from them: these places stay without coordinates. Say which column holds the latitude and the longitude, or X and Y, or correct the way they are written.',
  'counts-unread':
    'Households or people have no column that can be read, while “{value}” holds figures that are not used.',
  'sheet-hidden':
    'The sheet is hidden ({rows} rows) and has not been imported. Unhide it in the original if it is needed.',
  'sheet-without-head':
    'The sheet has no row of headings: its first row is read as a record, and what its columns hold is told by their values or asked.',
  'sheet-without-table':
    'No header row was found in {rows} rows; the sheet has not been imported. Check the column names.',
  'rows-title': 'Rows {from}–{to} are emblem, agency and title; no data.',
  'rows-headings': '{count} rows are headings, column numbers or repeated headers (rows {value}); no data.',
  'rows-notes': '{count} rows at the end are notes and signatures (rows {value}); no data.',
  'rows-parts':
    '{count} rows give a part (hamlets, groups of households, the poor, women, …) of the village in the row above or of the total beside them (rows {value}): they are no villages.',
  'rows-remarks':
    '{count} rows are headings or sentences within the table (rows {value}): they are no villages. Please check.',
  'register-of-households':
    'The list has a row for each household and no column of villages: these are taken from headings, a column that says “Bản …”, the title or the file name, and the households are summed. Check it.',
  'register-of-persons':
    'The list has a row for each person ({persons} people, {villages} villages): people are its rows, households the heads by the column “{column}” (no row says head: households stay unknown). Check those absent or dead.',
  'register-uncounted':
    'The list has {rows} rows for {villages} villages, no figures, and nothing says whether a row is a person or a household: each village counts once, its households and people stay unknown. A table with households and people by village is needed.',
  'perhaps-no-village':
    '“{value}” has neither households nor people and, unlike the other rows, no word for a village: perhaps a school, a clinic or another place. It counts as a village; delete the row if it is none.',
  'name-unreadable':
    'The name “{value}” is broken by a wrong font or encoding and could not be repaired. Correct the name.',
  'name-is-date':
    'The name of the village is a date ({value}): a spreadsheet may have made one of a name such as “3/2”. Correct the name.',
  'village-of-nobody':
    'The village is said to have 0 households and 0 people. Check: leave the cells empty where nothing is known, delete the row where nobody lives there any more.',
  'row-struck':
    'The row “{value}” is crossed out in the original: the village may be no more. Counted all the same; ask, and delete the row if it is gone.',
  'cell-struck':
    'Cell “{value}” (column “{column}”) is crossed out in the original file, the others of its row are not. It counts; ask for the right number.',
  'cell-struck-part':
    'In cell {cell} “{value}” is crossed out in the original file: only the rest is read. Check it.',
  'cell-comment': 'Cell {cell} has a comment: “{value}”. Read it and check the figure of the cell.',
  'count-corrected':
    '“{value}” is written, but its own row corrects it to {right}. The cell counts for the time being; it waits for an answer (tab “Questions”).',
  'count-corrected-settled':
    '“{value}” is written and its row corrects it to {right}: counted by the answer.',
  'columns-hidden':
    '{count} columns that the original hides (columns {value}) have been read as any other. Check that their figures still hold.',
  'rows-hidden':
    '{count} rows that the original hides (rows {value}) have been imported all the same. Check that their figures still hold.',
  'cells-filled-down':
    'Column “{value}” is written once for each block: {count} empty cells filled from above.',
};
