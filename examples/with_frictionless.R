# The Legion's strength, by whom it is told, and its origins: with R and frictionless, from CSV.
#
#   Rscript examples/with_frictionless.R FOLDER
#
# FOLDER holds datapackage.json: an unzipped release, or this repository (where none is named).
# frictionless, of rOpenSci, reads any Data Package: install.packages("frictionless").

library(frictionless)

# A table with the types and factor levels of datapackage.json.
read_refusals <- function(folder, table) {
  package <- read_package(file.path(folder, "datapackage.json"))
  read_resource(package, table)
}

# A row for each claim of how many fight in the Legion.
legion <- function(folder) {
  found <- subset(
    read_refusals(folder, "claims"),
    organization_id == "free-russia-legion" & measure_id == "unit-strength" & status == "active"
  )
  found <- merge(found, read_refusals(folder, "sources")[c("source_id", "publisher_id")])
  found$speaker <- ifelse(
    is.na(found$speaker_id), as.character(found$speaker_role), found$speaker_id)
  found[order(found$claim_id, method = "radix"), ]
}

if (sys.nframe() == 0) { # run, and not read in by source()
  folder <- c(commandArgs(trailingOnly = TRUE), ".")[[1]]
  found <- legion(folder)
  shown <- found[c("value_verbatim", "speaker", "publisher_id", "origin_id")]
  cat(readr::format_tsv(shown, na = ""))
  told <- subset(found, assertion_basis != "summary") # of others' figures
  cat(sprintf("%d claims, %d documents, %d origins\n",
    nrow(found), length(unique(found$source_id)), length(unique(told$origin_id))))
}
