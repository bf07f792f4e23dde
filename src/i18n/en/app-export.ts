import type { Translation } from '../messages.ts';
import type { exporting as vi } from '../vi/app-export.ts';

export const exporting: Translation<typeof vi> = {
  open: 'Download',
  title: 'Download results',
  scope: 'Sharing scope',
  public: 'Public',
  internal: 'Internal',
  publicNote: 'No mast coordinates, no contacts.',
  internalNote: 'With mast coordinates; marked NỘI BỘ.',
  locale: 'Numbers and dates in the language of the screen.',
  needsPlan: 'make a plan first',
  kind: {
    'annex.xlsx': 'Annex (Excel)',
    'map-a3.pdf': 'A3 map (PDF)',
    'villages.csv': 'Villages (CSV)',
    'communes.csv': 'Communes (CSV)',
    'gaps.geojson': 'Villages not fully covered (GeoJSON)',
    'summary.json': 'Summary (JSON)',
    'report.json': 'Import report (JSON)',
    'gate.xlsx': 'Report of the data gate (Excel)',
    'gate.json': 'Report of the data gate (JSON)',
    'claims-to-check.xlsx': 'To be checked on site (Excel)',
    'claims-to-check.csv': 'To be checked on site (CSV)',
    'plan.csv': 'Plan (CSV)',
    'plan.json': 'Plan (JSON)',
    'curve.csv': 'Budget curve (CSV)',
    'project.songban': 'Project (.songban)',
  },
  groups: {
    claims: 'For operators',
    documents: 'Documents',
    tables: 'Tables and map data',
    plan: 'Plan',
    project: 'Project',
  },
  done: (name) => `${name} is ready`,
};
