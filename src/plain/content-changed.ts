/** The event by which `dev` tells modules that the content has changed. */
export const contentChanged = 'handbook:content-changed'
