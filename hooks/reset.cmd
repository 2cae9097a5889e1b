:; exec "$CLAUDE_PLUGIN_ROOT/bin/claude-bedrock" hook reset #
@"%~dp0..\bin\claude-bedrock.cmd" hook reset
