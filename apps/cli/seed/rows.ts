import { v5 } from 'uuid';
import { completeCreditCode } from '#libs/contracts/credit-code.js';
import { demoPeople } from '#libs/identity/demo-accounts.js';
import { demoBlocks } from './blocks.js';
import { demoFirms } from './firms.js';
import { offices } from './offices.js';
import { demoParks } from './parks.js';
import { demoProgramme, demoTargets } from './programme.js';

export type Row = Record<string, string | number | boolean | null>;

/** The same name gives the same id on every machine, so that pictures, scripts and tests can name what they mean. */
const namespace = '6f1c1d0e-2b7a-5c7e-9d57-71616e677765';

/** @param kind keeps a park and a firm of the same name apart */
export function seedId(kind: string, name: string): string {
  return v5(`${kind}:${name}`, namespace);
}

/** A firm of the demo: registered in Yuhang, serial GYX and its place in the list; both check characters fit. */
function creditCode(position: number): string {
  return completeCreditCode('91', '330110', `GYX${String(position).padStart(5, '0')}`);
}

const operators = demoParks.map((park, index) => ({
  id: seedId('enterprise', park.operator.name),
  name: park.operator.name,
  credit_code: creditCode(101 + index),
  unit: park.operator.unit,
  territory_unit: park.territory,
  industry: 'L72',
  park_id: null,
}));

const territoryOf = new Map(demoParks.map((park) => [park.name, park.territory]));

const tenants = demoFirms.map((firm, index) => ({
  id: seedId('enterprise', firm.name),
  name: firm.name,
  credit_code: creditCode(201 + index),
  unit: firm.unit,
  territory_unit: territoryOf.get(firm.park) ?? '',
  industry: firm.industry,
  park_id: seedId('park', firm.park),
}));

const companies = [...operators, ...tenants].map(({ unit, name }) => ({
  code: unit,
  kind: 'company',
  name_zh: name,
  name_en: name,
  parent: null,
}));

const parks = demoParks.map((park) => ({
  id: seedId('park', park.name),
  name: park.name,
  kind: park.kind,
  operator_id: seedId('enterprise', park.operator.name),
  territory_unit: park.territory,
  platform_unit: park.platform,
  address: park.address,
  land_area: park.landArea,
  floor_area: park.floorArea,
  federation_member: park.federationMember,
}));

const blocks = demoBlocks.map((block) => ({
  id: seedId('block', block.name),
  number: block.number,
  name: block.name,
  territory_unit: block.territory,
  platform_unit: block.platform,
  land_area: block.landArea,
  enterprises: block.enterprises,
}));

/** Parcels are numbered through within their town: code of the town, GB, five digits. */
function numberedParcels(
  parcels: { area: number; territory: string; platform: string | null; block?: string; park?: string }[],
) {
  const counts = new Map<string, number>();
  return parcels.map((parcel) => {
    const count = (counts.get(parcel.territory) ?? 0) + 1;
    counts.set(parcel.territory, count);
    const number = `${parcel.territory}GB${String(count).padStart(5, '0')}`;
    return {
      id: seedId('parcel', number),
      number,
      area: parcel.area,
      territory_unit: parcel.territory,
      platform_unit: parcel.platform,
      block_id: parcel.block ? seedId('block', parcel.block) : null,
      park_id: parcel.park ? seedId('park', parcel.park) : null,
    };
  });
}

/** Each park is one parcel; each block is cut into two that make up its area. */
const parcels = numberedParcels([
  ...demoParks.map((park) => ({ ...park, area: park.landArea, park: park.name })),
  ...demoBlocks.flatMap((block) => {
    const first = Math.round(block.landArea * 0.6);
    return [first, block.landArea - first].map((area) => ({ ...block, area, block: block.name }));
  }),
]);

const people = demoPeople.map((person) => ({
  id: seedId('person', person.username),
  username: person.username,
  name: person.name,
  email: `${person.username}@demo.qiangwei.invalid`,
  demo: true,
}));

/** The district's own offices, which a system needs that is no demo. */
export const officeRows: Row[] = offices.map((office) => ({ ...office }));

/** Everything but people, table by table, in an order in which every reference is there already. */
export const registerRows: [table: string, rows: Row[]][] = [
  ['org_unit', [...officeRows, ...companies]],
  ['enterprise', operators],
  ['park', parks],
  ['enterprise', tenants],
  ['block', blocks],
  ['parcel', parcels],
  ['programme', [demoProgramme]],
  [
    'programme_target',
    demoTargets.map((target, index) => ({ programme: demoProgramme.key, position: index + 1, ...target })),
  ],
];

/** Without password hashes: those differ each time and are made only for people who are not there yet. */
export const personRows: (Row & { username: string })[] = people;

export const grantRows: [table: string, rows: Row[]][] = [
  ['role_grant', demoPeople.map(({ username, role, unit }) => ({ person_id: seedId('person', username), role, unit }))],
  ['membership', demoPeople.map(({ username, unit }) => ({ person_id: seedId('person', username), unit }))],
];
