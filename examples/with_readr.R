# The Legion's strength, by whom it is told, and its origins: with R and readr, from CSV.
#
#   Rscript examples/with_readr.R FOLDER
#
# FOLDER holds datapackage.json: an unzipped release, or this repository (where none is named).

library(jsonlite)
library(readr)

type_of <- function(field) {
  if (!is.null(field$categories)) return(col_factor(levels = unlist(field$categories)))
  switch(field$type,
    integer = col_integer(), number = col_double(), date = col_date("%Y-%m-%d"), col_character())
}

# A table with the types and factor levels of datapackage.json; the text NA stays a text.
read_refusals <- function(folder, table) {
  package <- fromJSON(file.path(folder, "datapackage.json"), simplifyVector = FALSE)
  fields <- Find(function(resource) resource$name == table, package$resources)$schema$fields
  types <- setNames(lapply(fields, type_of), vapply(fields, function(field) field$name, ""))
  path <- file.path(folder, "data", "csv", paste0(table, ".csv"))
  read_csv(path, col_types = types, na = "", trim_ws = FALSE)
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
  cat(format_tsv(shown, na = ""))
  told <- subset(found, assertion_basis != "summary") # of others' figures
  cat(sprintf("%d claims, %d documents, %d origins\n",
    nrow(found), length(unique(found$source_id)), length(unique(told$origin_id))))
}
