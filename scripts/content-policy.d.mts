export const CONTENT_POLICY: string;
