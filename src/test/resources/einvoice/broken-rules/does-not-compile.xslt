<!-- Made by us: no stylesheet that any processor accepts. -->
<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/"><xsl:value-of select="no-such-function()"/></xsl:template>
</xsl:stylesheet>
