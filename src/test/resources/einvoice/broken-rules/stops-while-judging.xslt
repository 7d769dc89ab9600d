<!-- Made by us: compiles, and fails on every document. -->
<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/"><xsl:message terminate="yes">out of order</xsl:message></xsl:template>
</xsl:stylesheet>
