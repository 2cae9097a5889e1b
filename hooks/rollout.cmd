:; exec "$CLAUDE_PLUGIN_ROOT/bin/claude-bedrock" hook rollout #
@"%~dp0..\bin\claude-bedrock.cmd" hook rollout
