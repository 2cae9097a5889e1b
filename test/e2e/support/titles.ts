/** How the texts of the commands begin: by these a scripted model tells what it is to carry out. */
export const SETUP_TITLE = '# Set up Claude Code on Amazon Bedrock';
export const ROLLOUT_TITLE = '# Roll out Claude on Amazon Bedrock to all devices';
export const RESET_TITLE = '# Take Claude Code off Amazon Bedrock';
export const DOCTOR_TITLE = '# Why Claude Code on Amazon Bedrock does not work';
export const USE_TITLE = '# Switch Claude Code to another setup';
