"""Give, delegate and end a duty; grant and end an exemption."""
