import type { Translation } from '../../messages.ts';
import type { projectRefusals as vi } from '../../vi/issues/refusals-project.ts';

export const projectRefusals: Translation<typeof vi> = {
  'project-missing':
    'No project.json in “{file}”. Open a .songban file, or project.json together with its data files.',
  'project-broken-json':
    '“{file}” is damaged: no valid JSON at line {line}, column {column}. Mend that place or get the original project again.',
  'project-truncated':
    '“{file}” breaks off: it ends at line {line}, column {column}, and what followed is gone. Copy the whole file again or open an earlier save.',
  'project-salvaged':
    '“{file}” is damaged or was not copied to its end: {whole} sources that are whole were opened, {missing} could not be read or may lack files. Open another save where there is one, or drop the missing files again.',
  'project-files-damaged':
    '“{file}” is damaged in part: {count} files in it cannot be read ({names}), and the figures shown do without them. Open another save where there is one, or drop those files again.',
  'project-container-broken':
    '“{file}” is damaged or was not copied to its end, and the description of the project in it cannot be read either. Copy the whole .songban again or open an earlier save.',
  'results-differ':
    'The figures were worked out again from the files and are not those that were kept the last time; the screen shows the new ones. Tables and papers that were handed out before have to be exported again.',
  'shared-project-broken':
    'The shared project “{file}” is damaged or was not copied whole, from “{from}” on. Its tables belong together, so no part of it is opened. Copy the whole file again, or ask its sender for it.',
  'sealed-needs-passphrase':
    '“{file}” is under a passphrase. In the app: Open project, then type it; on the command line: add --passphrase-file FILE.',
  'sealed-wrong-passphrase':
    'The passphrase does not open “{file}”. Type it again with its capitals, marks and spaces; if it is right for certain, the beginning of the file was altered: take another save.',
  'sealed-broken-off':
    '“{file}” (under a passphrase) breaks off: it was not copied to its end. Copy the whole file again or open another save.',
  'sealed-altered':
    '“{file}” (under a passphrase) was altered or damaged after it was saved, so no part of it is opened. Take another save.',
  'sealed-newer':
    '“{file}” is sealed in the way of version {version}, newer than this tool. Update the tool.',
  'sealed-no-crypto':
    'No passphrases here: the page came over plain http, and the browser lends its cryptography only to pages of this machine (localhost) or over https. The command line opens it: --passphrase-file FILE.',
  'passphrase-short': 'A passphrase needs at least {least} signs.',
  'passphrase-not-text': 'The passphrase file “{file}” must be one line of UTF-8 of at most {most} bytes.',
  'project-other-format': '“{file}” is not a Sóng Bản project ("format": "song-ban-project" is missing).',
  'project-newer-version':
    '“{file}” is of version {version}, newer than version {known} that this tool reads. Update the tool.',
  'project-schema': '“{file}”: “{field}” does not fit the schema. Mend it in project.json.',
  'project-schema/required': '“{file}”: “{field}” is missing. Add it to project.json.',
  'project-schema/type': '“{file}”: “{field}” is a value of another kind (number, text, list). Mend it.',
  'project-schema/enum': '“{file}”: “{field}” must be one of: {values}.',
  'project-schema/const': '“{file}”: “{field}” must be {values}.',
  'project-schema/minimum': '“{file}”: “{field}” must be {limit} or more.',
  'project-schema/exclusiveMinimum': '“{file}”: “{field}” must be more than {limit}.',
  'project-schema/maximum': '“{file}”: “{field}” must be {limit} or less.',
  'project-schema/minItems': '“{file}”: “{field}” needs at least {limit} parts.',
  'project-schema/maxItems': '“{file}”: “{field}” has at most {limit} parts.',
  'project-schema/format': '“{file}”: “{field}” is written otherwise; a date is written as 2026-09-30.',
  'project-unknown-member':
    '“{file}”: there is no member “{field}” in the schema of project.json. Take it out or correct its name.',
  'project-duplicate-source': '“{file}”: the source id “{id}” is used twice. Every source needs its own.',
  'project-unsafe-path':
    'The path “{path}” leaves the folder of the project. Only relative paths inside it are accepted.',
  'project-link': '“{path}” is a link. Copy the real file into the folder of the project.',
  'project-bands-order': '“{file}”: the fibre distance bands (fibreBandsMeters) must ascend.',
  'project-file-missing': '“{path}” was not found. Check the file name and folder.',
  'project-folder-empty': 'The folder “{path}” has no file.',
  'file-not-readable': '“{path}” cannot be read ({reason}). Check the permissions or the disk.',
  'file-not-written':
    '“{path}” cannot be written ({reason}). Choose another folder, or check space and permissions.',
  'answers-broken-json': 'The answers file “{file}” is broken ({reason}).',
  'answers-not-a-table': 'The answers file “{file}” must be a JSON table: question id to choice id.',
  'plan-budget-below-cheapest':
    'The budget of {budgetVnd} is below the cheapest site ({cheapestVnd}). Raise the budget.',
  'plan-unknown-work': 'No site has the id “{id}”. Check it against the list of candidate sites.',
  'plan-locked-and-forbidden': 'The site “{id}” is both decided and forbidden. Drop one of the two.',
  'plan-locked-above-budget':
    'The decided sites cost {lockedVnd}, more than the budget of {budgetVnd}. Raise the budget or decide on fewer.',
  'plan-weights-zero':
    'All weights are 0, so there is no plan by score. Set at least one weight above 0, or choose another purpose.',
  'plan-dark-second':
    '“Villages without any signal first” does not go with “second operator”: such villages have no first one yet. Choose another purpose.',
  'plan-nothing-counted':
    'None of the {villages} villages with gaps has the counts that this purpose needs. Add households or people, or choose “villages without any signal first”.',
  'plan-gaps-unknown':
    'Service of {unknown} of {villages} villages is unknown and no village is known to be without, so there is no plan yet. Add the coverage of the operators.',
  'plan-candidates-unread':
    'There is a list of candidates ({files}) of which no row could be used, so there is no plan yet. Answer the questions about it in the step Data, or take the file out.',
  'no-project-open': 'No project is open.',
  'nothing-to-send-back': 'No commune is asked anything, so there are no sheets to download.',
  'plan-cost-order':
    'The cost “{kind}” in settings.plan.costs must rise: low {lowVnd}, middle {midVnd}, high {highVnd}. Correct it.',
  'plan-needs-circle':
    'Sites need each other in a circle: {ids}. None of them can come first. Drop one link in settings.plan.needs.',
  'plan-year-budgets':
    'The money by year (settings.plan.yearBudgets) has {given} amounts, {sumVnd} together; the plan has {years} years and {budgetVnd}. Make them agree.',
  'plan-floor-second':
    'The floor of communes counts households with any signal and does not go with “second operator”. Drop the floor or choose another service.',
  'plan-floor-beyond-all':
    'Even with every allowed site, {count} communes stay below the floor: {names}. Add candidate sites there or lower the floor.',
  'plan-floors-above-budget':
    'The floors need at least {neededVnd}, more than the budget of {budgetVnd}. Raise the budget or lower the floors.',
  'plan-rules-contradict':
    'Decided sites, forbidden sites, sites that need others and floors contradict each other: no plan satisfies them all. Drop one of them.',
  'no-plan-to-keep': 'There is no plan of the present data to keep. Make a plan first.',
  'scenario-without-name': 'A scenario needs a name.',
  'no-prediction-yet': 'There is no prediction from terrain to write “{file}” from. Run the command predict.',
  'no-earlier-open': 'No earlier file is open to write “{file}” from.',
  'scenario-unknown': 'This scenario is no longer in the project.',
  'no-plan-yet': 'There is no plan to export as “{file}” yet. Make a plan first.',
  'newer-version-waits':
    '“{file}” has the name of “{of}” of the project and other content. Choose whether it takes the place or both are kept.',
  'file-role-unclear': 'It is not clear what kind of data “{file}” holds. Choose the kind for this file.',
  'file-all-rejected':
    '“{file}”: none of its {count} features could be read; the reason stands with each. Mend the original file.',
  'file-without-records': '“{file}” holds no features or rows that can be read. Check how it was exported.',
  'predict-without-terrain':
    'Without terrain nothing can be predicted. Add a terrain file (HGT or GeoTIFF) to the project.',
  'predict-without-sites': 'Without masts nothing can be predicted. Add a list of sites to the project.',
  'predict-without-technology':
    'The project asks for neither 4G nor 5G, the two that the terrain model predicts. Choose one in its settings.',
  'predict-unknown-operator': 'No site belongs to the operator “{value}”. Operators with sites: {choices}.',
  'predict-without-transmitters':
    'No site sends a technology that the project asks for, or none has enough data. Check the list of sites.',
  'mast-height-not-above-ground':
    'The height of this mast is not above 0, so nothing can be predicted. Correct it in the list of masts.',
  'mast-band-outside-model':
    'The band of this mast lies outside the model (30 to 6,000 MHz). Check the column of bands.',
  'mast-bandwidth-unknown':
    'The bandwidth of this mast is none of the standard. Check the column of bandwidths.',
  'mast-place-unknown':
    'This mast has no coordinates, so nothing can be predicted. Add them to the list of masts.',
  'mast-sends-nothing':
    'This mast sends no 4G or 5G of the chosen operator, so nothing can be predicted. Choose another mast, operator or technology.',
  'link-too-short': 'The ends of the link lie less than 100 m apart. Choose points further apart.',
  'link-too-long': 'The ends of the link lie more than 100 km apart. Choose points nearer to each other.',
  'project-read-only':
    'This project was shared as summary tables without its source files: it can be read, not edited. Open the original project to edit it.',
  'withheld-no-plan':
    'This project was shared without the places of its works, so no plan can be made from it. Open the original project.',
  'derived-too-old':
    'This shared project was written by the first version of Sóng Bản, without the order of its villages, and cannot be opened. Ask its sender to write it again.',
  'derived-missing':
    'The shared project lacks the table “{file}”. Ask the sender for the whole .songban file again.',
  'derived-broken':
    'Table “{file}” of the shared project is damaged or does not fit the other tables. Ask for the .songban file again.',
  'scope-operator-unknown': 'The project has no operator “{operator}”. Its operators: {choices}.',
  'not-for-scope': '“{file}” is not written in this sharing scope: its content is internal.',
  'text-to-settle':
    '“{file}” was not written: {count} places have text that looks like a telephone number or a coordinate ({places}). Mend the source file, or answer through --answers “remove” (drop that part) or “keep” (it is neither) for: {ids}.',
  'not-a-file': '“{path}” is no file (a pipe or a device). Save it as a file and name that.',
  'out-empty': 'Option --out is empty. Name a folder of its own for the results.',
  'out-not-folder': '“{path}” is not a folder. Name a folder of its own for the results.',
  'out-folder-in-way':
    'At “{path}” a folder stands where a result file goes. Rename it or choose another place.',
  'out-is-input': 'An input file is not written over: “{path}”. Name another folder for the results.',
  'out-is-project':
    "Results are not written into the folder of the project's data “{path}”. Name another folder.",
  'out-holds-much': 'Folder “{path}” holds too much else to be a folder of results. Name one of its own.',
  'cli-unknown-command': 'There is no command “{command}”. Commands: {choices}. See: song-ban --help',
  'cli-unknown-option': 'The command {command} has no option “{option}”. See: song-ban {command} --help',
  'cli-missing-value': 'The option {option} lacks its value.',
  'cli-missing-option': 'The command {command} needs the option {option}. See: song-ban {command} --help',
  'cli-paths-none':
    'The command {command} takes no files; {given} are named: {paths}. See: song-ban {command} --help',
  'cli-paths-one':
    'The command {command} takes one project (project.json, its folder or a .songban file); {given} are named: {paths}. Paths with spaces stand in quotation marks.',
  'cli-paths-two':
    'The command {command} takes two projects: today’s and an earlier one; {given} are named: {paths}. Paths with spaces stand in quotation marks.',
  'cli-paths-missing': 'The command {command}: no project or file is named. See: song-ban {command} --help',
  'cli-number-out-of-range': 'Option {option}: “{value}” must be from {least} to {most}.',
  'cli-not-a-number': 'Option {option}: “{value}” is not a valid whole number.',
  'cli-role-unclear':
    'Option --role: “{value}” must be FILE=ROLE, where FILE is one of the files named and ROLE one of: {choices}.',
  'cli-not-a-choice': 'Option {option}: “{value}” is not accepted. Choices: {choices}.',
};
