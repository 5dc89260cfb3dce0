export interface ParkView {
  id: string;
  name: string;
  operator: { id: string; name: string; creditCode: string };
  territory: { id: string; name: string };
  platform: { id: string; name: string } | null;
  kind: 'manufacturing' | 'producer-services';
  /** Whole square metres. */
  landArea: number;
  recognisedAt: string | null;
  certificateNumber: string | null;
}

export interface EnterpriseView {
  id: string;
  name: string;
  creditCode: string;
  parkId: string | null;
  territory: { id: string; name: string };
  industry: string;
}

export interface ParcelView {
  id: string;
  number: string;
  /** Whole square metres. */
  area: number;
  territory: { id: string; name: string };
  platform: { id: string; name: string } | null;
  blockId: string | null;
}

export interface BlockView {
  id: string;
  name: string;
  territory: { id: string; name: string };
  landArea: number;
  enterprises: number;
}

export interface ProgrammeProgress {
  key: string;
  title: string;
  targets: { key: string; title: string; unit: string; target: number; actual: number }[];
}
