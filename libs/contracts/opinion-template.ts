/** Words that a person keeps for opinions. */
export interface OpinionTemplate {
  id: string;
  words: string;
}

/** How many one person may keep. */
export const mostOpinionTemplates = 50;
