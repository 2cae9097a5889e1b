:; exec "$CLAUDE_PLUGIN_ROOT/bin/claude-bedrock" hook setup #
@"%~dp0..\bin\claude-bedrock.cmd" hook setup
