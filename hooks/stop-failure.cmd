:; exec "$CLAUDE_PLUGIN_ROOT/bin/claude-bedrock" hook stop-failure #
@"%~dp0..\bin\claude-bedrock.cmd" hook stop-failure
