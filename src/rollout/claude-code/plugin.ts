/** This product as Claude Code names it: the plugin, and the marketplace that its repository is. */
export const OUR_PLUGIN = 'bedrock@bedrock-setup';
export const OUR_MARKETPLACE = 'bedrock-setup';
