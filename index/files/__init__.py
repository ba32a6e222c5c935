"""Where articles come from: folders walked, archives opened, bytes decoded, records found in them."""
