/** Name of the package and of its integration. */
export const integrationName = 'astro-handbook'
