/** Links carry a version so that old ones can be understood when fields change. */
export const LINK_VERSION = "6";
